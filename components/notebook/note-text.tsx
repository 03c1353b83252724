import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { Mention } from "@/lib/review/contract";
import classes from "./notebook.module.css";

/** A note's words as they were typed, mentions marked; a mention of whoever reads stands out. */
export function NoteText({ text, mentions, readerId }: { text: string; mentions: Mention[]; readerId: string }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of mentions) {
    if (from < at) continue;
    const isYou = mentions.some((mention) => mention.from === from && mention.personId === readerId);
    parts.push(text.slice(at, from));
    parts.push(
      <span key={from} className={classes.mention} data-you={isYou || undefined}>
        {text.slice(from, to)}
      </span>,
    );
    at = to;
  }
  return (
    <Text size="sm" className={classes.words} dir="auto">
      {parts}
      {text.slice(at)}
    </Text>
  );
}
