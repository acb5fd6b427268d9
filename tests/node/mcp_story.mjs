// The official TypeScript SDKs: tools, resources, prompts, a picture with its progress, a refusal. `which` is the SDK of the handshake ("v1"),
// or how the later one negotiates ("legacy", "auto"). Prints what it saw as one line of JSON.
const [url, token, which, persona] = process.argv.slice(1);
const first = which === "v1";
const { Client } = await import(first ? "@modelcontextprotocol/sdk/client/index.js" : "@modelcontextprotocol/client");
const { StreamableHTTPClientTransport } = await import(first ? "@modelcontextprotocol/sdk/client/streamableHttp.js" : "@modelcontextprotocol/client");

const requestInit = { headers: { Authorization: `Bearer ${token}` } };
const client = new Client({ name: "test", version: "1" }, first ? {} : { versionNegotiation: { mode: which } });
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
const call = (wish, options) => (first ? client.callTool(wish, undefined, options) : client.callTool(wish, options));

const { tools } = await client.listTools();
const { resources } = await client.listResources();
const { prompts } = await client.listPrompts();
const read = await client.readResource({ uri: resources[0].uri });
const prompt = await client.getPrompt({ name: "portrait", arguments: { persona } });
const progress = [];
const asked = { name: "generate_image", arguments: { persona, prompt: "smiling", width: 256, height: 256 } };
const made = await call(asked, { onprogress: (each) => progress.push([each.progress, each.total]) });
const refused = await call({ name: "generate_image", arguments: { persona: "nobody", prompt: "smiling" } });
console.log(JSON.stringify({
  tools: tools.map((tool) => tool.name),
  prompts: prompts.map((each) => each.name),
  read: [resources[0].title, JSON.parse(read.contents[0].text).slug],
  prompt: prompt.messages[0].content.text.includes(persona),
  content: made.content.map((each) => each.type),
  state: made.structuredContent.state,
  last: progress.at(-1),
  refused: [refused.isError, refused.content[0].text],
}));
await client.close();
