// The half that has the document: it puts pictures on nodes and remembers where they came from.

import type { Origin, Session, ToMain, ToUi } from "./messages"

const SESSION = "session __SERVER__" // per server: a session of one opens nothing at another
const KEY = "origin"

figma.showUI(__html__, { width: 320, height: 560, themeColors: true })

figma.ui.onmessage = async (message: ToMain) => {
  switch (message.type) {
    case "ready":
      tell({ type: "start", session: ((await figma.clientStorage.getAsync(SESSION)) as Session | undefined) ?? null })
      if (figma.command === "update") askForUpdate()
      break
    case "open":
      figma.openExternal(message.url)
      break
    case "session":
      await figma.clientStorage.setAsync(SESSION, message.session)
      break
    case "insert":
      await insert(message)
      break
    case "notify":
      figma.notify(message.text, { error: message.error })
  }
}

function tell(message: ToUi): void {
  figma.ui.postMessage(message)
}

function askForUpdate(): void {
  for (const node of figma.currentPage.selection) {
    const kept = node.getPluginData(KEY)
    if (kept) tell({ type: "update", node: node.id, origin: JSON.parse(kept) as Origin })
  }
}

async function insert(wish: Extract<ToMain, { type: "insert" }>): Promise<void> {
  const image = figma.createImage(wish.bytes)
  const node = await target(wish)
  node.fills = [{ type: "IMAGE", scaleMode: "FILL", imageHash: image.hash }]
  node.setPluginData(KEY, JSON.stringify(wish.origin))
  node.setRelaunchData({ update: `${wish.name}: make it again with the newest version` })
  figma.currentPage.selection = [node]
  figma.viewport.scrollAndZoomIntoView([node])
  tell({ type: "inserted", name: node.name })
}

type Filled = SceneNode & MinimalFillsMixin

/** The node that is named, or else the one that is selected, or else a new rectangle of the picture's size. */
async function target(wish: Extract<ToMain, { type: "insert" }>): Promise<Filled> {
  const named = wish.node === undefined ? figma.currentPage.selection[0] : await figma.getNodeByIdAsync(wish.node)
  if (named && isScene(named) && "fills" in named && named.type !== "TEXT") return named
  const made = figma.createRectangle()
  made.name = wish.name
  made.resize(wish.width, wish.height)
  made.x = Math.round(figma.viewport.center.x - wish.width / 2)
  made.y = Math.round(figma.viewport.center.y - wish.height / 2)
  return made
}

function isScene(node: BaseNode): node is SceneNode {
  return node.type !== "DOCUMENT" && node.type !== "PAGE"
}
