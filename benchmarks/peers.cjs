// CPU milliseconds of easy-template-x and docxtemplater for one template and its data; started by benchmarks/peers.py.
// node peers.cjs WHO TEMPLATE DATA.json OUT TIMES ROUNDS -> a JSON list of milliseconds, one a round.
"use strict";
const fs = require("fs");
const [who, template, dataFile, out, times, rounds] = process.argv.slice(2);
const bytes = fs.readFileSync(template);
const data = JSON.parse(fs.readFileSync(dataFile, "utf8"));

async function easy() {
  const { TemplateHandler } = require("easy-template-x");
  const handler = new TemplateHandler();
  return async () => fs.writeFileSync(out, await handler.process(bytes, data));
}

async function docxtemplater() {
  const PizZip = require("pizzip");
  const Docxtemplater = require("docxtemplater");
  return async () => {
    const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true });
    document.render(data);
    fs.writeFileSync(out, document.toBuffer({ compression: "DEFLATE", compressionOptions: { level: 1 } }));
  };
}

async function main() {
  const work = await (who === "easy-template-x" ? easy() : docxtemplater());
  for (let n = 0; n < Math.max(3, Number(times)); n++) await work();
  const found = [];
  for (let round = 0; round < Number(rounds); round++) {
    const before = process.cpuUsage();
    for (let n = 0; n < Number(times); n++) await work();
    const after = process.cpuUsage(before);
    found.push((after.user + after.system) / 1000 / Number(times));
  }
  console.log(JSON.stringify(found));
}

main().catch((error) => {
  console.error(String(error));
  process.exit(1);
});
