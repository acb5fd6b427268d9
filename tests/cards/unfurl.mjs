// What unfurl.js and open-graph-scraper make of a page; prints JSON.
import ogs from "open-graph-scraper"
import { unfurl } from "unfurl.js"

const [page] = process.argv.slice(1)
const unfurled = await unfurl(page)
const { result, error } = await ogs({ url: page, fetchOptions: { headers: { origin: "https://app.example.com" } } })
console.log(JSON.stringify({ unfurled, scraped: { ...result, error } }))
