import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Environment } from "@/lib/env";
import { readDocuments, root } from "./sources";

const documents = readDocuments();
/** Links and words in backquotes that look like a path of the project. */
const mentioned = (text: string): string[] => [
  ...[...text.matchAll(/`((?:app|bench|components|docs|e2e|lib|prisma)\/[\w./[\]()-]*)`/g)].map(
    (match) => match[1] ?? "",
  ),
  ...[...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => `link:${match[1] ?? ""}`),
];

describe("the documents", () => {
  it("name only paths that exist", () => {
    expect(documents.map(({ file }) => file)).toContain("README.md");
    const missing = documents.flatMap(({ file, text }) =>
      mentioned(text)
        .filter((name) => {
          const target = name.startsWith("link:") ? path.join(path.dirname(file), name.slice(5)) : name;
          return !existsSync(path.join(root, target));
        })
        .map((name) => `${file}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("explain every setting", () => {
    const operators = documents.find(({ file }) => file === "docs/operators.md")?.text ?? "";
    // For those who write tests, not for operators.
    const settings = Object.keys(Environment.shape).filter((name) => name !== "STILLWATCH_TEST_DATA_DIR");
    expect(settings.length).toBeGreaterThan(25);
    expect(settings.filter((name) => !operators.includes(`| \`${name}\``))).toEqual([]);
  });
});
