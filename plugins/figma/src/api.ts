// Troupe over HTTP, from a page with a null origin: bearer tokens, no cookies.

import type { Session } from "./messages"

export const SERVER = "__SERVER__"
const CLIENT = "troupe-figma"

export interface Persona {
  id: string
  slug: string
  name: string
  role: string
  version: number
  status: string
  portrait_url?: string
}
export interface Placement {
  key: string
  label: string
  group: string
}
export interface Picture {
  id: string
  index: number
  state: string
  asset?: string
  image_url?: string
  progress?: { fraction: number }
  failure?: { message: string }
}
export interface Generation {
  id: string
  state: string
  persona: { id: string; version: number }
  companions?: { id: string }[]
  presets: { id: string; weight: number }[]
  parent?: string
  prompt: string
  negative_prompt: string
  width: number
  height: number
  likeness: number
  seed: number
  outputs: Picture[]
  progress: { fraction: number }
  held?: { message: string }
  poll_after_ms?: number
}
interface Code {
  device_code: string
  user_code: string
  verification_uri_complete: string
  interval: number
  expires_in: number
}
interface Secrets {
  access_token: string
  refresh_token: string
}

export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message)
  }
}

/** A signed-in client. It refreshes its secrets by itself, and tells `keep` about the new ones (null: signed out). */
export class Client {
  private refreshing: Promise<void> | null = null

  constructor(private session: Session, private readonly keep: (session: Session | null) => void) {}

  async get<T>(path: string): Promise<T> {
    return (await (await this.send(path, {})).json()) as T
  }

  async post<T>(path: string, body: object, key: string): Promise<T> {
    const headers = { "Content-Type": "application/json", "Idempotency-Key": key }
    return (await (await this.send(path, { method: "POST", headers, body: JSON.stringify(body) })).json()) as T
  }

  async signOut(): Promise<void> {
    await form("/oauth/revoke", { client_id: CLIENT, token: this.session.refresh }).catch(() => undefined)
    this.keep(null)
  }

  private async send(path: string, init: RequestInit, again = true): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${this.session.access}` }
    const answer = await fetch(`${SERVER}/api/v1${path}`, { ...init, headers })
    if (answer.status === 401 && again) {
      // One refresh for all requests that fail together: a refresh token that comes twice ends the session.
      this.refreshing ??= this.refresh().finally(() => (this.refreshing = null))
      await this.refreshing
      return this.send(path, init, false)
    }
    if (!answer.ok) throw new Refused(answer.status, ((await answer.json()) as { detail: string }).detail)
    return answer
  }

  private async refresh(): Promise<void> {
    const wish = { grant_type: "refresh_token", client_id: CLIENT, refresh_token: this.session.refresh }
    const answer = await form("/oauth/token", wish)
    if (answer.status >= 500) throw new Refused(answer.status, "Troupe cannot be reached at the moment.")
    if (!answer.ok) {
      this.keep(null)
      throw new Refused(401, "You were signed out.")
    }
    this.session = kept((await answer.json()) as Secrets)
    this.keep(this.session)
  }
}

export async function picture(url: string): Promise<Uint8Array> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Refused(answer.status, "The picture cannot be downloaded.")
  return new Uint8Array(await answer.arrayBuffer())
}

/** RFC 8628: `show` gets the code and the address, and the answer is a session once someone said yes there. */
export async function signIn(show: (code: string, url: string) => void): Promise<Session> {
  const asked = await form("/oauth/device_authorization", { client_id: CLIENT, scope: "read generate" })
  if (!asked.ok) throw new Refused(asked.status, "Troupe did not give a code.")
  const code = (await asked.json()) as Code
  show(code.user_code, code.verification_uri_complete)
  let wait = code.interval
  for (const end = Date.now() + code.expires_in * 1000; Date.now() < end; ) {
    await pause(wait * 1000)
    const wish = { grant_type: "urn:ietf:params:oauth:grant-type:device_code", client_id: CLIENT, device_code: code.device_code }
    const answer = await form("/oauth/token", wish)
    const said = (await answer.json()) as Secrets & { error?: string }
    if (answer.ok) return kept(said)
    if (said.error === "slow_down") wait += 5
    else if (said.error === "access_denied") throw new Refused(403, "The answer was no.")
    else if (said.error !== "authorization_pending") break
  }
  throw new Refused(408, "The code ran out. Try again.")
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

function form(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(SERVER + path, { method: "POST", body: new URLSearchParams(fields) })
}

function kept(secrets: Secrets): Session {
  return { access: secrets.access_token, refresh: secrets.refresh_token }
}
