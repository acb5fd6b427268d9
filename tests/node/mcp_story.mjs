// The official TypeScript SDK (the handshake era): tools, a picture, a refusal. Prints what it saw as one line of JSON.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [url, token] = process.argv.slice(1);
const requestInit = { headers: { Authorization: `Bearer ${token}` } };
const client = new Client({ name: "test", version: "1" });
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));

const { tools } = await client.listTools();
const progress = [];
const asked = { name: "generate_image", arguments: { persona: process.argv[3], prompt: "smiling", width: 256, height: 256 } };
const made = await client.callTool(asked, undefined, { onprogress: (each) => progress.push([each.progress, each.total]) });
const refused = await client.callTool({ name: "generate_image", arguments: { persona: "nobody", prompt: "smiling" } });
console.log(JSON.stringify({
  tools: tools.map((tool) => tool.name),
  content: made.content.map((each) => each.type),
  state: made.structuredContent.state,
  last: progress.at(-1),
  refused: [refused.isError, refused.content[0].text],
}));
await client.close();
