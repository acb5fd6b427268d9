// What the two halves of the plugin tell each other. The UI page has the network, the main thread has the document.

export interface Session {
  access: string
  refresh: string
}

/** Where a picture on the canvas came from; kept on the node. */
export interface Origin {
  asset: string
  generation: string
}

export type ToMain =
  | { type: "ready" }
  | { type: "open"; url: string }
  | { type: "session"; session: Session | null }
  | { type: "insert"; bytes: Uint8Array; origin: Origin; name: string; width: number; height: number; node?: string }
  | { type: "notify"; text: string; error: boolean }

export type ToUi =
  | { type: "start"; session: Session | null }
  | { type: "update"; node: string; origin: Origin }
  | { type: "inserted"; name: string }
