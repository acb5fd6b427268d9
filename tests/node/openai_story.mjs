// The official JavaScript SDK: models, a picture, a stream, an edit of it, an error. Prints what it saw as one line of JSON.
import OpenAI, { toFile } from "openai";

const [baseURL, apiKey] = process.argv.slice(1);
const client = new OpenAI({ baseURL, apiKey });
const seen = {};

const models = [];
for await (const model of client.models.list()) models.push(model.id);
seen.models = models;
const model = models.find((id) => id.startsWith("persona:"));

const made = await client.images.generate({ model, prompt: "in a red shirt", size: "256x256", seed: 3 });
const bytes = Buffer.from(made.data[0].b64_json, "base64");
seen.made = [made.data.length, bytes.subarray(1, 4).toString(), made.size, made.troupe.identity[0].verdict];

seen.events = [];
const stream = await client.images.generate({ model, prompt: "laughing", size: "256x256", stream: true, partial_images: 2 });
for await (const event of stream) seen.events.push([event.type, event.b64_json.length > 100]);

// The second picture says who joins; she is there already, and so there once.
const pictures = await Promise.all(["a.png", "b.png"].map((name) => toFile(bytes, name)));
const edited = await client.images.edit({ image: pictures, prompt: "in a blue shirt" });
seen.edited = [edited.data.length, edited.data[0].b64_json !== made.data[0].b64_json, edited.troupe.personas.length];

try {
  await client.images.generate({ model: "persona:nobody", prompt: "x" });
} catch (error) {
  seen.error = [error.status, error.code, error.param, Boolean(error.requestID)];
}
console.log(JSON.stringify(seen));
