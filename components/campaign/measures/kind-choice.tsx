"use client";
import { Radio, Stack, Text } from "@mantine/core";
import { useSession } from "@/components/session/session";
import type { Permission } from "@/lib/auth/contract";
import type { MeasureKind } from "@/lib/decisions/contract";
import { besideLadder, ladder, measureWords } from "./measure-words";
import classes from "./measures.module.css";

const permissionOf = (kind: MeasureKind): Permission => {
  if (kind === "revoke_key") return "key.revoke";
  return kind === "ban" || kind === "suspend" ? "account.ban" : "account.restrict";
};

interface KindChoiceProps {
  value: MeasureKind | null;
  onChange: (kind: MeasureKind) => void;
}

/** The ladder from the mildest measure to the hardest, and what stands beside it. */
export function KindChoice({ value, onChange }: KindChoiceProps) {
  return (
    <Radio.Group label="Measure" required value={value} onChange={(kind) => onChange(kind as MeasureKind)}>
      <div className={classes.ladder}>
        <Kinds kinds={ladder} chosen={value} />
      </div>
      <Text size="xs" c="dimmed" mt={8}>
        Beside the ladder
      </Text>
      <Kinds kinds={besideLadder} chosen={value} />
    </Radio.Group>
  );
}

function Kinds({ kinds, chosen }: { kinds: readonly MeasureKind[]; chosen: MeasureKind | null }) {
  const { permissions } = useSession();
  return (
    <Stack gap={5} mt={6}>
      {kinds.map((kind) => (
        <Radio
          key={kind}
          size="xs"
          value={kind}
          label={measureWords[kind].label}
          description={kind === chosen ? measureWords[kind].consequence : undefined}
          disabled={!permissions.includes(permissionOf(kind))}
        />
      ))}
    </Stack>
  );
}
