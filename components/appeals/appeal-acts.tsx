"use client";
import { Button, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Shortcut } from "@/components/data/shortcut";
import { usePermission, useSession } from "@/components/session/session";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import { usePageKeys } from "@/components/shell/use-page-keys";
import type { AppealSummary } from "@/lib/appeals/contract";
import { releaseAppealMutation, takeAppealMutation } from "@/lib/queries/appeals";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { askTheAppellant, isOpen } from "./appeal-words";
import { AskDialog } from "./ask-dialog";
import { AssignDialog } from "./assign-dialog";

/** Has everything asked for anew that an act on an appeal may have changed. */
export function useStaleAppeal(id: string): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [keys.appeals, keys.appeal(id), keys.appealReviewers(id)].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

/** Why somebody cannot take an appeal; null when they may. The server asks it again, and so does the database. */
function obstacleToTaking({ reviewer, involvement }: AppealSummary, mayReview: boolean): string | null {
  if (!mayReview) return "Your roles do not review appeals.";
  if (involvement !== null) return `You ${involvement}: somebody who took no part reviews it.`;
  return reviewer === null ? null : `${reviewer.name} has it.`;
}

/** What can be done with an open appeal. What somebody may not do stays, and says why. */
export function AppealActs({ appeal }: { appeal: AppealSummary }) {
  const { id: me } = useSession();
  const [mayReview, mayAssign] = [usePermission("appeal.review"), usePermission("appeal.assign")];
  const [dialog, setDialog] = useState<"assign" | "ask" | null>(null);
  const refresh = useStaleAppeal(appeal.id);
  const shared = {
    onSettled: refresh,
    onError: (error: unknown) => notifications.show({ message: asProblem(error).message, color: "red" }),
  };
  const take = useMutation({ ...takeAppealMutation(), ...shared });
  const release = useMutation({ ...releaseAppealMutation(), ...shared });
  const seen = { appealId: appeal.id, version: appeal.version };
  const isMine = appeal.reviewer?.id === me;
  const obstacle = obstacleToTaking(appeal, mayReview);
  const offered = {
    w: isMine ? () => release.mutate(seen) : obstacle === null ? () => take.mutate(seen) : undefined,
    a: isMine && appeal.status === "assigned" ? () => setDialog("ask") : undefined,
    h: mayAssign ? () => setDialog("assign") : undefined,
  };
  usePageKeys(isOpen(appeal) ? offered : {});
  const labels = { w: isMine ? "Give it back" : "Take it", a: `${askTheAppellant} …`, h: "Assign …" };
  useOfferedActions(
    (isOpen(appeal) ? (["w", "a", "h"] as const) : []).flatMap((shortcut) => {
      const run = offered[shortcut];
      return run === undefined ? [] : [{ label: labels[shortcut], shortcut, run }];
    }),
  );
  if (!isOpen(appeal)) return null;
  const close = () => setDialog(null);
  return (
    <>
      <Act shortcut="w" obstacle={isMine ? null : obstacle} onAct={offered.w} isMain={!isMine}>
        {labels.w}
      </Act>
      {isMine && (
        <Act
          shortcut="a"
          obstacle={appeal.status === "assigned" ? null : "The appellant was asked already."}
          onAct={offered.a}
        >
          {labels.a}
        </Act>
      )}
      {mayAssign && (
        <Act shortcut="h" obstacle={null} onAct={offered.h}>
          {labels.h}
        </Act>
      )}
      <AssignDialog appeal={appeal} opened={dialog === "assign"} onClose={close} onDone={refresh} />
      <AskDialog appeal={appeal} opened={dialog === "ask"} onClose={close} onDone={refresh} />
    </>
  );
}

interface ActProps {
  shortcut: string;
  obstacle: string | null;
  onAct: (() => void) | undefined;
  isMain?: boolean;
  children: ReactNode;
}

const Act = ({ shortcut, obstacle, onAct, isMain, children }: ActProps) => (
  <Tooltip label={obstacle} disabled={obstacle === null}>
    <Button
      variant={isMain ? "filled" : "default"}
      aria-disabled={onAct === undefined}
      data-disabled={onAct === undefined || undefined}
      aria-keyshortcuts={shortcut}
      rightSection={<Shortcut of={shortcut} />}
      onClick={onAct}
    >
      {children}
    </Button>
  </Tooltip>
);
