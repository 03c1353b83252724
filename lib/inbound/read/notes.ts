import { requestLabel } from "@/lib/taxii/contract";
import { addFault, type Reading } from "../model";
import { field, momentOf, textOf, textsOf } from "./fields";
import { tlpOf } from "./markings";

/** Longest text of a note, in characters, and most objects that it is about. */
const longest = 5_000;
const mostRefs = 50;
/** Notes of one file: they are written by people. */
const mostNotes = 500;

/** Reads a note that asks something (`request-for-information` among its labels), or that is about notes: it may answer one. */
export function readNote(
  reading: Reading,
  where: string,
  sourceId: string,
  object: Record<string, unknown>,
): undefined {
  const objectRefs = textsOf(field(object, "object_refs"));
  const isRequest = textsOf(field(object, "labels")).includes(requestLabel);
  if (!isRequest && !objectRefs.some((ref) => ref.startsWith("note--"))) {
    reading.others++;
    return;
  }
  const text = textOf(field(object, "content"), longest + 1);
  const modifiedAt = momentOf(field(object, "modified"));
  if (text === null) return addFault(reading, where, "It says nothing (content).");
  if (text.length > longest) return addFault(reading, where, `Its content is longer than ${longest} characters.`);
  if (objectRefs.length > mostRefs) return addFault(reading, where, `It is about more than ${mostRefs} objects.`);
  if (modifiedAt === undefined) return addFault(reading, where, "Its modified is no time of RFC 3339.");
  if (reading.notes.length >= mostNotes)
    return addFault(
      reading,
      where,
      `There are more than ${mostNotes} notes that ask or answer. Send the rest by itself.`,
    );
  reading.notes.push({
    ...{ sourceId, kind: isRequest ? "request" : "answer", text, objectRefs, tlp: tlpOf(object), modifiedAt },
    abstract: textOf(field(object, "abstract"), 300),
    revoked: field(object, "revoked") === true,
  });
}
