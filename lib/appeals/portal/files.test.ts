import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { mostFileBytes } from "./contract";
import { checkFile } from "./files";

const zipEnd = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
const chunk = (type: string, data: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
};
function png(width = 1, height = 1): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    magic,
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.alloc(4))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60), Buffer.from([0xff, 0xd9])]);
const pdf = Buffer.from("%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");
const text = Buffer.from("Our thesis, in Jülich.\n");
const file = (name: string, content: Buffer, type = "") => ({ name, type, content: new Uint8Array(content) });

describe("a file that is sent along", () => {
  it("is taken when its name, its type and all of its bytes agree", () => {
    expect(checkFile(file("C:\\home\\a.PNG", png(), "image/png"))).toMatchObject({
      name: "a.PNG",
      mediaType: "image/png",
    });
    expect(checkFile(file("b.jpeg", jpeg, "application/octet-stream")).mediaType).toBe("image/jpeg");
    expect(checkFile(file("../../c.pdf", pdf, "application/pdf")).name).toBe("c.pdf");
    expect(checkFile(file("d\u202etxt.txt", text, "text/plain; charset=utf-8")).name).toBe("dtxt.txt");
  });

  it.each([
    ["an archive", file("a.zip", zipEnd)],
    ["an archive by another name", file("a.txt", Buffer.concat([Buffer.from("PK\x03\x04"), zipEnd]))],
    ["something packed by another name", file("a.txt", gzipSync(Buffer.alloc(1 << 20)))],
    ["a picture and an archive in one", file("a.png", Buffer.concat([png(), zipEnd]))],
    ["a document and an archive in one", file("a.pdf", Buffer.concat([pdf.subarray(0, 40), zipEnd, pdf.subarray(40)]))],
    ["a picture and a page in one", file("a.jpg", Buffer.concat([jpeg, Buffer.from("<script>alert(1)</script>")]))],
    ["a page by another name", file("a.txt", Buffer.from("  <!DOCTYPE html><script>alert(1)</script>"))],
    ["a picture that is drawing and script", file("a.txt", Buffer.from("<svg onload=alert(1)>"))],
    [
      "a document that acts",
      file("a.pdf", Buffer.from("%PDF-1.7 <</OpenAction <</S /JavaScript>>>> padding padding %%EOF")),
    ],
    ["a picture too large to be looked at", file("a.png", png(60_000, 60_000))],
    ["a name that does not fit", file("a.pdf", png())],
    ["a type that does not fit", file("a.png", png(), "text/html")],
    ["a program", file("a.pdf.exe", pdf)],
    ["a picture that is cut off", file("a.png", png().subarray(0, -6))],
    ["bytes that are no text", file("a.txt", Buffer.from([0x61, 0x00, 0xff]))],
    ["nothing", file("a.txt", Buffer.alloc(0))],
    ["too much", file("a.txt", Buffer.alloc(mostFileBytes + 1, 0x61))],
  ])("is refused when it is %s, naming it and what can be sent", (_, one) => {
    expect(() => checkFile(one)).toThrow(/^a\..* was not taken: .* can be sent\.$/);
  });
});
