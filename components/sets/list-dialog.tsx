"use client";
import { FileInput, Text, Textarea } from "@mantine/core";
import { IconFileTypeCsv } from "@tabler/icons-react";
import { useState } from "react";
import { longestList } from "@/lib/review/contract";
import { MakeSetDialog } from "./make-set-dialog";

/** Makes a set of ids that somebody pastes or has in a file. */
export function ListDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (chosen: File | null) => {
    setFault(null);
    setFile(chosen);
    if (chosen === null) return;
    if (chosen.size > longestList) setFault(`The file has more than ${longestList >> 20} MB; cut it into several.`);
    else setText(await chosen.text());
  };
  const isTooLong = text.length > longestList;
  const named = file === null ? {} : { fileName: file.name };
  const isUsable = text.trim() !== "" && !isTooLong && fault === null;
  return (
    <MakeSetDialog
      source={isUsable ? { type: "list", text, ...named } : null}
      suggestedName={file?.name.replace(/\.[^.]+$/, "") ?? ""}
      opened={opened}
      onClose={onClose}
      onMade={() => {
        setText("");
        setFile(null);
      }}
    >
      <Textarea
        label="Account ids"
        description="One a line, or a CSV whose first line names a column account_id."
        autosize
        minRows={5}
        maxRows={12}
        styles={{ input: { fontFamily: "monospace" } }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFile(null);
          setFault(null);
        }}
        error={isTooLong ? `The list is longer than the ${longestList >> 20} MB that are read.` : undefined}
      />
      <FileInput
        label="Or a file"
        placeholder="Choose a .csv or .txt file"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
        leftSection={<IconFileTypeCsv size={15} aria-hidden />}
        clearable
        value={file}
        onChange={(chosen) => void take(chosen)}
        error={fault}
      />
      <Text size="xs" c="dimmed">
        Ids that belong to no account are named with their lines; the others are taken.
      </Text>
    </MakeSetDialog>
  );
}
