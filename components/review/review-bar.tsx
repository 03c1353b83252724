"use client";
import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useMomentText } from "@/components/data/moment";
import { Shortcut } from "@/components/data/shortcut";
import { usePermission, useSession } from "@/components/session/session";
import { useOfferedActions } from "@/components/shell/palette/offered-actions";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { reviewQuery } from "@/lib/queries/review";
import type { Reviewed, ReviewState } from "@/lib/review/contract";
import { HandOverDialog } from "./hand-over-dialog";
import { Lookers } from "./people-at-it";
import { PutOffDialog } from "./put-off-dialog";
import classes from "./review.module.css";
import { isLong, takeNext, whose } from "./review-words";
import { useNext } from "./use-next";
import { usePresence } from "./use-presence";
import { useReviewActs } from "./use-review-acts";

const nobody: ReviewState = { claim: null, snooze: null, present: [] };

/** Who works on it and who else looks at it, so that nobody does so unknowingly; and what one can do about that. */
export function ReviewBar({ reviewed, name }: { reviewed: Reviewed; name: string }) {
  usePresence(reviewed);
  const { id } = useSession();
  const { data: review = nobody, isPending } = useQuery(reviewQuery(reviewed));
  const moment = useMomentText();
  const mayWork = usePermission("review.work");
  const others = review.present.filter((person) => person.id !== id).map((person) => person.name);
  const handed = review.claim?.note ?? null;
  const held = review.claim === null ? undefined : review.claim.holder.id === id ? "mine" : "another";
  return (
    <section className={classes.bar} data-held={held} aria-label="Review">
      <Group gap="sm">
        <Text size="sm" aria-live="polite">
          {isPending ? "…" : whose(review, id, moment)}
        </Text>
        {others.length > 0 && <Lookers names={others} />}
      </Group>
      {mayWork && !isPending && <Acts reviewed={reviewed} name={name} review={review} />}
      {handed !== null && isLong(handed) && (
        <Text size="sm" className={classes.handed} dir="auto">
          {handed}
        </Text>
      )}
    </section>
  );
}

function Acts({ reviewed, name, review }: { reviewed: Reviewed; name: string; review: ReviewState }) {
  const { type } = reviewed;
  const acts = useReviewActs(reviewed);
  const next = useNext();
  const [dialog, setDialog] = useState<"hand-over" | "put-off" | null>(null);
  const { id } = useSession();
  const mayAssign = usePermission("review.assign");
  const isMine = review.claim?.holder.id === id;
  const isAnothers = review.claim !== null && !isMine;
  const take = isMine ? acts.release : isAnothers ? undefined : acts.claim;
  const offered = {
    w: take,
    h: isAnothers && !mayAssign ? undefined : () => setDialog("hand-over"),
    z: isAnothers ? undefined : review.snooze === null ? () => setDialog("put-off") : acts.wake,
    n: type === "set" ? undefined : () => next.mutate(type),
  };
  usePageKeys(offered);
  const labels = {
    w: isMine ? `Give back ${name}` : `Work on ${name}`,
    h: `Hand over ${name}`,
    z: review.snooze === null ? `Put off ${name}` : `Bring back ${name}`,
    n: takeNext,
  };
  useOfferedActions(
    Object.entries(offered).flatMap(([shortcut, run]) =>
      run === undefined ? [] : [{ label: labels[shortcut as keyof typeof labels], shortcut, run }],
    ),
  );
  const shared = { reviewed, name, onClose: () => setDialog(null), onDone: acts.refresh };
  return (
    <Group gap={6}>
      <Act shortcut="w" onClick={offered.w}>
        {isMine ? "Give back" : "Work on it"}
      </Act>
      <Act shortcut="h" onClick={offered.h}>
        Hand over
      </Act>
      <Act shortcut="z" onClick={offered.z}>
        {review.snooze === null ? "Put off" : "Bring back"}
      </Act>
      {offered.n !== undefined && (
        <Act shortcut="n" onClick={offered.n} loading={next.isPending}>
          Next
        </Act>
      )}
      <HandOverDialog {...shared} opened={dialog === "hand-over"} />
      <PutOffDialog {...shared} opened={dialog === "put-off"} />
    </Group>
  );
}

interface ActProps {
  shortcut: string;
  onClick: (() => void) | undefined;
  loading?: boolean;
  children: ReactNode;
}

const Act = ({ shortcut, onClick, loading, children }: ActProps) => (
  <Button
    size="compact-sm"
    variant="subtle"
    loading={loading}
    disabled={onClick === undefined}
    onClick={onClick}
    aria-keyshortcuts={shortcut}
    rightSection={<Shortcut of={shortcut} />}
  >
    {children}
  </Button>
);
