// The client that @hey-api/openapi-ts writes, beside this file as `client/`: create, wait, download. Prints what it saw as one line of JSON.
import { createGeneration, getGeneration, listPersonas } from "./client"
import { client } from "./client/client.gen"

const [baseUrl, token] = process.argv.slice(2)
client.setConfig({ baseUrl, auth: token })

const personas = await listPersonas({ throwOnError: true })
const wish = { persona: personas.data.data[0].id, prompt: "smiling", width: 96, height: 96, seed: 3 }
const asked = await createGeneration({ body: wish, headers: { "Idempotency-Key": "once" }, throwOnError: true })
const made = await getGeneration({ path: { key: (asked.data as { id: string }).id }, query: { wait: 30 }, throwOnError: true })
const output = made.data.outputs[0]
const picture = new Uint8Array(await (await fetch(output.image_url!)).arrayBuffer())
const refused = await createGeneration({ body: { ...wish, persona: "nobody" } })
console.log(
  JSON.stringify({
    state: made.data.state,
    verdict: output.verdict,
    picture: [...picture.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join(""),
    refused: [refused.response?.status, (refused.error as { code: string }).code],
  }),
)
