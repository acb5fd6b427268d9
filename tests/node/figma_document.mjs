// Runs the half of the Figma plugin that has the document, on a stand-in for Figma's own `figma`: nodes, storage and messages as its
// documentation describes them, and no more of it than the plugin touches. Prints what happened as one line of JSON.
import vm from "node:vm";

const [code] = process.argv.slice(1);
const seen = { selected: [], opened: [], notified: [] };
const nodes = new Map();
const storage = {};

function node(type, fields = {}) {
  const data = {};
  const made = {
    id: `1:${nodes.size + 1}`, type, fills: [], data,
    setPluginData: (key, value) => { data[key] = value; },
    getPluginData: (key) => data[key] ?? "",
    setRelaunchData: (said) => { made.relaunch = said; },
    ...fields,
  };
  nodes.set(made.id, made);
  return made;
}

// A run of the plugin, as the menu (no command) or a node's button starts one.
function start(command, selection) {
  const told = [];
  const page = { selection };
  const figma = {
    command, currentPage: page,
    showUI: (html, options) => { seen.shown = { html, options }; },
    ui: { postMessage: (message) => told.push(message) },
    clientStorage: { getAsync: async (key) => storage[key], setAsync: async (key, value) => { storage[key] = value; } },
    createImage: (bytes) => ({ hash: `hash of ${bytes.length} bytes` }),
    createRectangle: () => node("RECTANGLE", { resize(width, height) { this.size = [width, height]; } }),
    getNodeByIdAsync: async (id) => nodes.get(id) ?? null,
    viewport: { center: { x: 100, y: 100 }, scrollAndZoomIntoView: (found) => seen.selected.push(found.map((each) => each.id)) },
    openExternal: (url) => seen.opened.push(url),
    notify: (text, options) => seen.notified.push([text, options]),
  };
  vm.runInNewContext(code, { figma, __html__: "the page", JSON, Math });
  return { told, page, say: (message) => figma.ui.onmessage(message) };
}

const picture = (size, more = {}) => ({
  type: "insert", bytes: new Uint8Array(size), origin: { asset: "ast_1", generation: "gen_1" }, name: "Nora", width: 640, height: 480, ...more,
});
const frame = node("FRAME");
const text = node("TEXT");

const first = start(undefined, []);
await first.say({ type: "ready" });
seen.started = [...first.told];
await first.say(picture(3));
const { id, type, name, size, x, y, fills, data, relaunch } = first.page.selection[0];
seen.made = { id, type, name, size, at: [x, y], fills, data, relaunch };

first.page.selection = [frame];
await first.say(picture(3));
seen.filled = JSON.parse(JSON.stringify({ id: frame.id, type: frame.type, fills: frame.fills, data: frame.data, relaunch: frame.relaunch }));

first.page.selection = [text];
await first.say(picture(3));
seen.beside_text = { type: first.page.selection[0].type };
seen.text = { id: text.id, type: text.type, fills: text.fills };

await first.say({ type: "session", session: { access: "a", refresh: "r" } });
await first.say({ type: "open", url: "https://troupe.example.com/device" });
await first.say({ type: "notify", text: "No room.", error: true });

// The button of the node: the page is asked, and answers for that very node, whatever is selected by then.
const second = start("update", [frame, text]);
await second.say({ type: "ready" });
second.page.selection = [text];
const origin = { asset: "ast_2", generation: "gen_1" };
await second.say(picture(5, { node: frame.id, origin }));
seen.updated = { id: frame.id, fills: frame.fills.map((fill) => fill.imageHash), asset: JSON.parse(frame.data.origin).asset };
await second.say(picture(5, { node: "9:9", origin }));
seen.gone = second.page.selection[0].type;
seen.session = storage;
const third = start("update", [frame]);
await third.say({ type: "ready" });
seen.asked_again = [...third.told];
console.log(JSON.stringify(seen));
