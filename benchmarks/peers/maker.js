// One process of one npm library that makes letters; arguments and answer as in maker.py, which see.
// Libraries are found where NODE_PATH points to.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");


// Each peer opens its form once, as its manual shows for many letters, and returns what makes one letter.
const peers = {
  docxtemplater() {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return (form) => {
      const content = fs.readFileSync(form);
      return (fields) => {
        const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
        document.render(fields);
        return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
      };
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = require("easy-template-x");
    return (form) => {
      const content = fs.readFileSync(form);
      const handler = new TemplateHandler();
      return (fields) => handler.process(content, fields);
    };
  },
  "docx-templates"() {
    const { createReport } = require("docx-templates");
    return (form) => {
      const template = fs.readFileSync(form);
      return (data) => createReport({ template, data, noSandbox: true });
    };
  },
  carbone() {
    const carbone = require("carbone");
    return (form) => (fields) =>
      new Promise((resolve, reject) => {
        carbone.render(form, fields, (error, result) => (error ? reject(error) : resolve(result)));
      });
  },
};

function peak() {
  try {
    const found = /VmHWM:\s*(\d+) kB/.exec(fs.readFileSync("/proc/self/status", "ascii"));
    return Number(found[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

// The clock on the wall and the processor's (all threads), in seconds.
function clocks() {
  const { user, system } = process.cpuUsage();
  return [performance.now() / 1000, (user + system) / 1e6];
}

function since(start) {
  return clocks().map((now, clock) => now - start[clock]);
}

async function main() {
  const [peer, form, values, folder, most] = process.argv.slice(2);
  const library = peers[peer]();
  let start = clocks();
  const make = library(form);
  const opening = since(start);
  const spent = [0, 0];
  let first = [0, 0];
  let made = 0;
  for await (const line of readline.createInterface({ input: fs.createReadStream(values, "utf8") })) {
    const fields = JSON.parse(line);
    const target = path.join(folder, `${String(made).padStart(5, "0")}.docx`);
    start = clocks();
    fs.writeFileSync(target, await make(fields));
    const took = since(start);
    spent[0] += took[0];
    spent[1] += took[1];
    if (!made) first = took;
    made += 1;
    if (spent[0] > Number(most)) break;
  }
  const answer = { opening, first, spent, made, peak: peak() };
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
}

main();
