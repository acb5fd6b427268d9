// The official JavaScript SDK: one picture, however often the line breaks. Prints the id of its generation.
import OpenAI from "openai";

const [baseURL, apiKey, model] = process.argv.slice(1);
const made = await new OpenAI({ baseURL, apiKey }).images.generate({ model, prompt: "smiling", size: "256x256" });
console.log(made.troupe.generation_id);
