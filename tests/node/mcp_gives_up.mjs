// A call that is given up as soon as the server tells of progress. `which` as in mcp_story.mjs.
const [url, token, which, persona] = process.argv.slice(1);
const first = which === "v1";
const { Client } = await import(first ? "@modelcontextprotocol/sdk/client/index.js" : "@modelcontextprotocol/client");
const { StreamableHTTPClientTransport } = await import(first ? "@modelcontextprotocol/sdk/client/streamableHttp.js" : "@modelcontextprotocol/client");

const requestInit = { headers: { Authorization: `Bearer ${token}` } };
const client = new Client({ name: "test", version: "1" }, first ? {} : { versionNegotiation: { mode: which } });
await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
const giveUp = new AbortController();
const options = { signal: giveUp.signal, onprogress: () => giveUp.abort() };
const asked = { name: "generate_image", arguments: { persona, prompt: "smiling", width: 256, height: 256 } };
try {
  await (first ? client.callTool(asked, undefined, options) : client.callTool(asked, options));
} catch (error) {
  console.log("given up");
}
// What the client sends when it gives up is on its way, not there.
await client.listTools();
await client.close();
