"use client";
import { FileInput, SegmentedControl, Select, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount } from "@/components/data/count";
import { ConfirmDialog } from "@/components/feedback/confirm-dialog";
import { formatWords, type InboundFormat, inboundFormats, type Received } from "@/lib/inbound/contract";
import { receiveMutation } from "@/lib/queries/inbound";
import { keys } from "@/lib/queries/keys";
import { partnersQuery } from "@/lib/queries/partners";

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

/** Takes in a file, or a paste, from one partner. */
export function ReceiveDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const partners = useQuery({ ...partnersQuery(), enabled: opened });
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [format, setFormat] = useState<InboundFormat>("stix");
  const [way, setWay] = useState<"file" | "paste">("file");
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const receive = useMutation({
    ...receiveMutation(),
    onSuccess: (received) => {
      setFile(null);
      setText("");
      say(received);
      return client.invalidateQueries({ queryKey: keys.inbound });
    },
  });
  const body = way === "file" ? file : text.trim() === "" ? null : new Blob([text]);
  const onConfirm = async () => {
    if (partnerId === null || body === null) return;
    await receive.mutateAsync({
      partnerId,
      format,
      source: way === "file" ? (file?.name ?? "file") : "paste",
      file: body,
    });
  };
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title="Take in what a partner sent"
      confirmLabel="Take in"
      size="lg"
      consequences={["It waits in quarantine and is compared with own traffic; nothing counts before it is accepted."]}
      canConfirm={partnerId !== null && body !== null}
      onConfirm={onConfirm}
    >
      <Stack gap="sm">
        <Select
          label="Partner"
          required
          data={(partners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={partnerId}
          onChange={setPartnerId}
          nothingFoundMessage="Add the partner first."
        />
        <Select
          label="Format"
          required
          allowDeselect={false}
          data={inboundFormats.map((value) => ({ value, label: formatWords[value] }))}
          value={format}
          onChange={(value) => setFormat((value ?? "stix") as InboundFormat)}
        />
        <SegmentedControl
          aria-label="How it comes"
          data={[
            { value: "file", label: "A file" },
            { value: "paste", label: "A paste" },
          ]}
          value={way}
          onChange={(value) => setWay(value as typeof way)}
        />
        {way === "file" ? (
          <FileInput
            label="File"
            description="At most 64 MiB, as it is, not compressed"
            required
            clearable
            value={file}
            onChange={setFile}
          />
        ) : (
          <Textarea
            label="Text"
            required
            minRows={8}
            maxRows={16}
            autosize
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
