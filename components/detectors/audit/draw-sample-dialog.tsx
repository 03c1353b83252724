"use client";
import { Group, NumberInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { statuses } from "@/components/badges/meanings";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { drawSampleMutation } from "@/lib/queries/detectors";
import { keys } from "@/lib/queries/keys";

/** What it is called, on what opens it too. */
export const drawAuditSample = "Draw an audit sample";

interface DrawSampleDialogProps {
  opened: boolean;
  onClose: () => void;
  onDrawn: (id: string) => void;
}

const sizes = [
  { name: "flagged", label: "Flagged", most: 500 },
  { name: "dismissed", label: statuses.dismissed.label, most: 500 },
  { name: "unflagged", label: "Not flagged", most: 2000 },
] as const;

/** How many accounts to draw of each kind. A rare kind among the many unflagged needs many of them. */
export function DrawSampleDialog({ opened, onClose, onDrawn }: DrawSampleDialogProps) {
  const client = useQueryClient();
  const [drawn, setDrawn] = useState({ flagged: 20, dismissed: 20, unflagged: 60 });
  const [seed, setSeed] = useState<number | string>("");
  const draw = useMutation(drawSampleMutation());
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={drawAuditSample}
      confirmLabel="Draw"
      consequences={[
        "Accounts are drawn at random and mixed; nobody is told which were flagged.",
        "Where nothing is found among n judged accounts, the share may still be as high as 3 / n.",
      ]}
      placeholder="For example: the quarterly audit."
      canConfirm={drawn.flagged + drawn.dismissed + drawn.unflagged > 0}
      onConfirm={async (reason) => {
        const chosen = typeof seed === "number" ? { seed } : {};
        const { id } = await draw.mutateAsync({ ...drawn, ...chosen, reason });
        await client.invalidateQueries({ queryKey: keys.auditSamples });
        onDrawn(id);
      }}
    >
      <Group grow>
        {sizes.map(({ name, label, most }) => (
          <NumberInput
            key={name}
            label={label}
            min={0}
            max={most}
            allowDecimal={false}
            value={drawn[name]}
            onChange={(value) => setDrawn((before) => ({ ...before, [name]: Number(value) || 0 }))}
          />
        ))}
      </Group>
      <NumberInput
        label="Seed"
        description="Left empty, one is made up and kept."
        min={0}
        max={2_147_483_647}
        allowDecimal={false}
        value={seed}
        onChange={setSeed}
      />
    </ReasonDialog>
  );
}
