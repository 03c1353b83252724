"use client";
import { Alert, Anchor, Group, Stack, Text } from "@mantine/core";
import { IconEyeOff, IconPaperclip } from "@tabler/icons-react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import type { AppealEventView, AppealFileView, AppealView } from "@/lib/appeals/contract";
import { appealFileUrl } from "@/lib/queries/appeals";
import { words } from "@/lib/queries/words";
import { shownReply } from "./appeal-words";
import classes from "./appeals.module.css";
import { piecesOf } from "./points";

interface SaidProps {
  view: AppealView;
  point: string;
  /** Answers another point; undefined where nobody is to answer. */
  onPoint?: (point: string) => void;
}

/** What was said, by whom: the appellant's words sentence by sentence, each to be answered; and what came along. */
export function SaidSection({ view: { appeal, told, hidden, events, files }, point, onPoint }: SaidProps) {
  return (
    <Section
      title="What was said"
      about={onPoint === undefined ? undefined : "Choose the sentence that your reply answers"}
    >
      <Stack gap="md">
        <details>
          <Text component="summary" size="sm" style={{ cursor: "pointer" }}>
            What the owner was told
          </Text>
          <p className={classes.reply} dir="auto">
            {shownReply(told)}
          </p>
        </details>
        {hidden !== null && (
          <Alert
            color="gray"
            icon={<IconEyeOff size={18} aria-hidden />}
            title="The appellant's words are not shown to you"
          >
            {hidden}
          </Alert>
        )}
        <Stack gap="md" component="ol" m={0} p={0} style={{ listStyle: "none" }}>
          {events.map((event) => (
            <Said key={event.id} event={event} point={point} onPoint={onPoint} />
          ))}
        </Stack>
        {files.length > 0 && <Files appealId={appeal.id} files={files} />}
      </Stack>
    </Section>
  );
}

const because: Record<string, string> = {
  given_back: "given back",
  assigned_to_another: "given to somebody else",
  involved: "its reviewer had taken part",
};

function Said({ event, point, onPoint }: { event: AppealEventView; point: string } & Pick<SaidProps, "onPoint">) {
  const isAppellant = event.by.type === "appellant";
  const { because: why } = event.detail;
  return (
    <li className={classes.said} data-by={event.by.type}>
      <Text size="xs" c="dimmed">
        {isAppellant ? "Appellant" : event.by.name} · {words(event.kind)}
        {typeof why === "string" && `, ${because[why] ?? why}`} · <Moment at={event.at} />
      </Text>
      {event.text !== null && (
        <p className={classes.words} dir="auto">
          {isAppellant && onPoint !== undefined ? (
            <Points text={event.text} point={point} onPoint={onPoint} />
          ) : (
            event.text
          )}
        </p>
      )}
    </li>
  );
}

const Points = ({ text, point, onPoint }: { text: string; point: string; onPoint: (point: string) => void }) =>
  piecesOf(text).map((piece, position) =>
    piece.isPoint ? (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: what was written does not change
        key={position}
        type="button"
        className={classes.point}
        aria-pressed={point === piece.text.trim()}
        title="Answer this"
        onClick={() => onPoint(piece.text.trim())}
      >
        {piece.text}
      </button>
    ) : (
      piece.text
    ),
  );

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024))} kB`;

const Files = ({ appealId, files }: { appealId: string; files: AppealFileView[] }) => (
  <Stack gap={4}>
    <Text size="xs" c="dimmed">
      Files that came along. They are saved, never opened here; opening one is on the record.
    </Text>
    {files.map((file) => (
      <Group key={file.id} gap={6} wrap="nowrap">
        <IconPaperclip size={14} aria-hidden />
        <Anchor
          href={appealFileUrl(appealId, file.id)}
          download={file.name}
          size="sm"
          style={{ overflowWrap: "anywhere" }}
        >
          {file.name}
        </Anchor>
        <Text size="xs" c="dimmed" style={{ whiteSpace: "nowrap" }}>
          {file.mediaType}, {kilobytes(file.bytes)}, SHA-256 {file.sha256.slice(0, 8)}
        </Text>
      </Group>
    ))}
  </Stack>
);
