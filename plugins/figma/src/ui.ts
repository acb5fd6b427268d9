// The page of the plugin: sign in, choose who, say what, watch, insert.

import { Client, pause, picture, SERVER, signIn, type Generation, type Persona, type Placement } from "./api"
import type { Origin, Session, ToMain, ToUi } from "./messages"

let client: Client | null = null
let chosen: Persona | null = null
let waiting: Extract<ToUi, { type: "update" }>[] = [] // updates that were asked for before anyone was signed in

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T
}

function tell(message: ToMain): void {
  parent.postMessage({ pluginMessage: message }, "*")
}

function say(text: string, bad = false): void {
  element("said").textContent = text
  element("said").className = bad ? "bad" : ""
}

/** Runs what a button does; while it runs the button does nothing, and what goes wrong is said. */
function onClick(id: string, act: () => Promise<void>): void {
  const button = element<HTMLButtonElement>(id)
  button.addEventListener("click", () => void busy(button, act))
}

async function busy(button: HTMLButtonElement, act: () => Promise<void>): Promise<void> {
  button.disabled = true
  say("")
  try {
    await act()
  } catch (problem) {
    say(problem instanceof TypeError ? `${SERVER} cannot be reached.` : (problem as Error).message, true)
  }
  button.disabled = false
}

// --- signing in ---------------------------------------------------------------------------------------------------

function keep(session: Session | null): void {
  tell({ type: "session", session })
  if (session === null) show(null)
}

function show(session: Session | null): void {
  client = session && new Client(session, keep)
  element("out").hidden = client !== null
  element("in").hidden = client === null
  element("code-box").hidden = true
  if (client) void load(client).catch((problem: Error) => say(problem.message, true))
}

async function connect(): Promise<void> {
  let address = ""
  element("reopen").onclick = () => tell({ type: "open", url: address })
  const session = await signIn((code, url) => {
    address = url
    element("code").textContent = code
    element("code-box").hidden = false
    tell({ type: "open", url })
  })
  tell({ type: "session", session })
  show(session)
}

// --- choosing and creating ----------------------------------------------------------------------------------------

async function load(from: Client): Promise<void> {
  const [me, cast, placements] = await Promise.all([
    from.get<{ workspace: { name: string } }>("/me"),
    from.get<{ data: Persona[] }>("/personas?limit=100"),
    from.get<{ data: Placement[] }>("/placements"),
  ])
  element("where").textContent = me.workspace.name
  element("cast").replaceChildren(...cast.data.filter((persona) => persona.status === "active").map(face))
  element("placement").replaceChildren(...placements.data.map((each) => new Option(each.label, each.key, each.key === "square", each.key === "square")))
  if (!cast.data.length) say("Nobody is cast yet. Cast someone in the studio first.")
  for (const update of waiting.splice(0)) await updateNode(from, update)
}

function face(persona: Persona): HTMLElement {
  const button = document.createElement("button")
  button.setAttribute("role", "radio")
  button.setAttribute("aria-checked", "false")
  const portrait = document.createElement(persona.portrait_url ? "img" : "span")
  portrait.className = "blank"
  if (portrait instanceof HTMLImageElement) [portrait.src, portrait.alt] = [persona.portrait_url ?? "", ""]
  const name = document.createElement("span")
  name.textContent = button.title = persona.name
  button.append(portrait, name)
  button.addEventListener("click", () => {
    for (const other of element("cast").children) other.setAttribute("aria-checked", String(other === button))
    chosen = persona
    element<HTMLButtonElement>("create").disabled = false
  })
  return button
}

async function create(): Promise<void> {
  if (!client || !chosen) return
  const name = chosen.name
  const prompt = element<HTMLTextAreaElement>("prompt").value
  const wish = { persona: chosen.id, prompt, placement: element<HTMLSelectElement>("placement").value }
  const made = await follow(client, await client.post<Generation>("/generations", wish, key()))
  element("made").replaceChildren(...ready(made).map((each) => card(made, each, name)))
}

/** To its end, with a bar. Refuses when no picture came of it. */
async function follow(from: Client, made: Generation): Promise<Generation> {
  const bar = element<HTMLProgressElement>("progress")
  bar.hidden = false
  try {
    for (; made.poll_after_ms; made = await from.get<Generation>(`/generations/${made.id}`)) {
      bar.value = Math.max(made.progress.fraction, ...made.outputs.map((each) => each.progress?.fraction ?? 0))
      say(made.held ? made.held.message : "Being drawn …")
      await pause(made.poll_after_ms)
    }
  } finally {
    bar.hidden = true
  }
  say("")
  if (ready(made).length) return made
  const failure = made.outputs.find((each) => each.failure)?.failure
  throw new Error(failure?.message ?? (made.state === "succeeded" ? "It waits for a reviewer in the studio." : `It ended as ${made.state}.`))
}

type Ready = { asset: string; image_url: string }

function ready(made: Generation): Ready[] {
  return made.outputs.flatMap((each) => (each.asset && each.image_url ? [{ asset: each.asset, image_url: each.image_url }] : []))
}

function card(made: Generation, output: Ready, name: string): HTMLElement {
  const figure = document.createElement("figure")
  const image = document.createElement("img")
  image.src = output.image_url
  image.alt = made.prompt ? `${name}, ${made.prompt}` : name
  const button = document.createElement("button")
  button.textContent = "Insert"
  button.className = "primary"
  button.addEventListener("click", () => void busy(button, () => insert(made, output, name)))
  figure.append(image, button)
  return figure
}

// --- on the canvas ------------------------------------------------------------------------------------------------

async function insert(made: Generation, output: Ready, name: string, node?: string): Promise<void> {
  const origin: Origin = { asset: output.asset, generation: made.id }
  const message = { type: "insert" as const, bytes: await picture(output.image_url), origin, name, width: made.width, height: made.height }
  tell(node === undefined ? message : { ...message, node })
}

/** "Update from Troupe": the same wish and seed again with what the persona is now; the same picture when nothing changed. */
async function updateNode(from: Client, { node, origin }: Extract<ToUi, { type: "update" }>): Promise<void> {
  const before = await from.get<Generation>(`/generations/${origin.generation}`)
  const persona = await from.get<Persona>(`/personas/${before.persona.id}`)
  if (persona.version === before.persona.version) {
    const same = ready(before).find((each) => each.asset === origin.asset)
    if (!same) throw new Error("This picture may not be shown any more.")
    return insert(before, same, persona.name, node)
  }
  if (before.parent || before.companions) throw new Error("Edits and groups are made again in the studio.")
  const { prompt, negative_prompt, width, height, likeness } = before
  // The pictures of one wish are drawn from seeds that follow each other; this one's alone is meant.
  const place = before.outputs.find((each) => each.asset === origin.asset)?.index ?? 0
  const seed = (before.seed + place) % 2 ** 31
  const presets = before.presets.map((pin) => ({ preset: pin.id, weight: pin.weight }))
  const wish = { persona: persona.id, presets, prompt, negative_prompt, width, height, likeness, seed }
  const made = await follow(from, await from.post<Generation>("/generations", wish, key()))
  const [first] = ready(made)
  if (first) await insert(made, first, persona.name, node)
}

function key(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")
}

window.addEventListener("message", (event: MessageEvent<{ pluginMessage?: ToUi }>) => {
  const message = event.data.pluginMessage
  if (event.source !== parent || !message) return
  switch (message.type) {
    case "start":
      show(message.session)
      break
    case "update":
      if (client) void updateNode(client, message).catch((problem: Error) => say(problem.message, true))
      else waiting.push(message)
      break
    case "inserted":
      say(`It stands in ${message.name}.`)
  }
})

element("server").textContent = new URL(SERVER).host
onClick("connect", connect)
onClick("create", create)
onClick("sign-out", async () => client?.signOut())
tell({ type: "ready" })
