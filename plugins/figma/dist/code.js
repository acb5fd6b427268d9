"use strict";
(() => {
  // src/main.ts
  var SESSION = "session __SERVER__";
  var KEY = "origin";
  figma.showUI(__html__, { width: 320, height: 560, themeColors: true });
  figma.ui.onmessage = async (message) => {
    switch (message.type) {
      case "ready":
        tell({ type: "start", session: await figma.clientStorage.getAsync(SESSION) ?? null });
        if (figma.command === "update") askForUpdate();
        break;
      case "open":
        figma.openExternal(message.url);
        break;
      case "session":
        await figma.clientStorage.setAsync(SESSION, message.session);
        break;
      case "insert":
        await insert(message);
        break;
      case "notify":
        figma.notify(message.text, { error: message.error });
    }
  };
  function tell(message) {
    figma.ui.postMessage(message);
  }
  function askForUpdate() {
    for (const node of figma.currentPage.selection) {
      const kept = node.getPluginData(KEY);
      if (kept) tell({ type: "update", node: node.id, origin: JSON.parse(kept) });
    }
  }
  async function insert(wish) {
    const image = figma.createImage(wish.bytes);
    const node = await target(wish);
    node.fills = [{ type: "IMAGE", scaleMode: "FILL", imageHash: image.hash }];
    node.setPluginData(KEY, JSON.stringify(wish.origin));
    node.setRelaunchData({ update: `${wish.name}: make it again with the newest version` });
    figma.currentPage.selection = [node];
    figma.viewport.scrollAndZoomIntoView([node]);
    tell({ type: "inserted", name: node.name });
  }
  async function target(wish) {
    const named = wish.node === void 0 ? figma.currentPage.selection[0] : await figma.getNodeByIdAsync(wish.node);
    if (named && isScene(named) && "fills" in named && named.type !== "TEXT") return named;
    const made = figma.createRectangle();
    made.name = wish.name;
    made.resize(wish.width, wish.height);
    made.x = Math.round(figma.viewport.center.x - wish.width / 2);
    made.y = Math.round(figma.viewport.center.y - wish.height / 2);
    return made;
  }
  function isScene(node) {
    return node.type !== "DOCUMENT" && node.type !== "PAGE";
  }
})();
