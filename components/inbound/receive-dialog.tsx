"use client";
import { FileInput, SegmentedControl, Select, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { formatWords, type InboundFormat, inboundFormats, type Received } from "@/lib/inbound/contract";
import { receiveMutation } from "@/lib/queries/inbound";
import { keys } from "@/lib/queries/keys";
import { PartnerSelect } from "./partner-select";

/** What it is called, on what opens it too. */
export const takeIn = "Take in what a partner sent";

function say({ batch: { counts, warninglist, source }, isRepeat }: Received): void {
  const taken =
    warninglist === null
      ? `${formatCount(counts.indicators)} indicators`
      : `${formatCount(warninglist.entries)} values`;
  notifications.show(
    isRepeat
      ? { title: "Known already", message: "The same bytes came before; nothing was added." }
      : {
          title: `${source} is in quarantine`,
          message: `${taken}, ${formatCount(counts.faults)} faults, ${formatCount(counts.repeats)} said before.`,
        },
  );
}

/** What is being taken in, while it is chosen. */
interface Choice {
  partnerId: string | null;
  format: InboundFormat;
  way: "file" | "paste";
  file: File | null;
  text: string;
}

const nothing: Choice = { partnerId: null, format: "stix", way: "file", file: null, text: "" };

const bodyOf = ({ way, file, text }: Choice): Blob | null =>
  way === "file" ? file : text.trim() === "" ? null : new Blob([text]);

/** Takes in a file, or a paste, from one partner. */
export function ReceiveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const [choice, setChoice] = useState(nothing);
  const change = (part: Partial<Choice>) => setChoice((before) => ({ ...before, ...part }));
  const receive = useMutation({
    ...receiveMutation(),
    onSuccess: (received) => {
      change({ file: null, text: "" });
      say(received);
      return client.invalidateQueries({ queryKey: keys.inbound });
    },
  });
  const { partnerId, format, way } = choice;
  const body = bodyOf(choice);
  const onConfirm = async () => {
    if (partnerId === null || body === null) return;
    const source = way === "file" ? (choice.file?.name ?? "file") : "paste";
    await receive.mutateAsync({ partnerId, format, source, file: body });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={takeIn}
      confirmLabel="Take in"
      size="lg"
      consequences={["It waits in quarantine and is compared with own traffic; nothing counts before it is accepted."]}
      canConfirm={partnerId !== null && body !== null}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        <PartnerSelect isAsked={opened} value={partnerId} onChange={(value) => change({ partnerId: value })} />
        <Select
          label="Format"
          required
          allowDeselect={false}
          data={inboundFormats.map((value) => ({ value, label: formatWords[value] }))}
          value={format}
          onChange={(value) => change({ format: (value ?? "stix") as InboundFormat })}
        />
        <Content choice={choice} onChange={change} />
      </Stack>
    </ConfirmDialog>
  );
}

function Content({ choice, onChange }: { choice: Choice; onChange: (part: Partial<Choice>) => void }) {
  const { way, file, text } = choice;
  return (
    <>
      <SegmentedControl
        aria-label="How it comes"
        data={[
          { value: "file", label: "A file" },
          { value: "paste", label: "A paste" },
        ]}
        value={way}
        onChange={(value) => onChange({ way: value as Choice["way"] })}
      />
      {way === "file" ? (
        <FileInput
          label="File"
          description="At most 64 MiB, as it is, not compressed"
          required
          clearable
          value={file}
          onChange={(value) => onChange({ file: value })}
        />
      ) : (
        <Textarea
          label="Text"
          required
          minRows={8}
          maxRows={16}
          autosize
          value={text}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
    </>
  );
}
