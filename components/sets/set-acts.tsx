"use client";
import { Button, Group, Text } from "@mantine/core";
import { IconBan, IconKeyOff, IconUserQuestion } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { measureLabels } from "@/components/campaign/measures/measure-words";
import classes from "@/components/campaign/members/members.module.css";
import { usePermission } from "@/components/session/session";
import type { ActOnSet, SetActOutcome } from "@/lib/casefile/contract";
import type { AccountSetView } from "@/lib/review/contract";
import { ActDialog } from "./act-dialog";
import { ActNote } from "./act-note";

type Kind = ActOnSet["act"]["kind"];

/** What is decided on the set as on one account; every act opens its preview first. */
export function SetActs({ set }: { set: AccountSetView }) {
  const [kind, setKind] = useState<Kind | null>(null);
  const [outcome, setOutcome] = useState<SetActOutcome | null>(null);
  const may: Record<Kind, boolean> = {
    set_disposition: usePermission("member.decide"),
    revoke_key: usePermission("key.revoke"),
    ban: usePermission("account.ban"),
  };
  const act = (one: Kind, label: string, icon: ReactNode) => (
    <Button
      variant="default"
      leftSection={icon}
      disabled={!may[one] || set.accounts === 0}
      onClick={() => setKind(one)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <Group className={classes.selection} gap="xs" justify="space-between">
        <Text size="sm">Decide on all of them, in the campaigns that they are in</Text>
        <Group gap="xs">
          {act("set_disposition", "Set disposition", <IconUserQuestion size={15} aria-hidden />)}
          {act("revoke_key", measureLabels.revoke_key, <IconKeyOff size={15} aria-hidden />)}
          {act("ban", measureLabels.ban, <IconBan size={15} aria-hidden />)}
        </Group>
      </Group>
      {outcome !== null && <ActNote outcome={outcome} onClose={() => setOutcome(null)} />}
      {(["set_disposition", "revoke_key", "ban"] as const).map((one) => (
        <ActDialog
          key={one}
          kind={one}
          set={set}
          opened={kind === one}
          onClose={() => setKind(null)}
          onOutcome={setOutcome}
        />
      ))}
    </>
  );
}
