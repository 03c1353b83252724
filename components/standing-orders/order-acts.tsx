"use client";
import { Button, Tooltip } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { useSession } from "@/components/session/session";
import type { StandingOrderView } from "@/lib/decisions/contract";
import { keys } from "@/lib/queries/keys";
import { ruleOnStandingOrderMutation, stopStandingOrderMutation } from "@/lib/queries/standing-orders";
import { deedInWords, isOpen, obstaclesOf } from "./order-words";

type Act = "approved" | "declined" | "stop";

/** What can be done with a standing order. What somebody may not do stays, and says why. */
export function OrderActs({ order }: { order: StandingOrderView }) {
  const me = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const { rule, stop } = obstaclesOf(order, me);
  const button = (kind: Act, label: string, obstacle: string | null) => (
    <Tooltip label={obstacle} disabled={obstacle === null}>
      <Button
        variant={kind === "approved" ? "filled" : "default"}
        aria-disabled={obstacle !== null}
        data-disabled={obstacle !== null || undefined}
        onClick={obstacle === null ? () => setAct(kind) : undefined}
      >
        {label}
      </Button>
    </Tooltip>
  );
  return (
    <>
      {isOpen(order.state) && button("stop", order.state === "proposed" ? "Withdraw …" : "Stop …", stop)}
      {order.state === "proposed" && button("declined", "Decline …", rule)}
      {order.state === "proposed" && button("approved", "Approve …", rule)}
      <ActDialog order={order} act={act} onClose={() => setAct(null)} />
    </>
  );
}

interface ActDialogProps {
  order: StandingOrderView;
  act: Act | null;
  onClose: () => void;
}

function ActDialog({ order, act, onClose }: ActDialogProps) {
  const client = useQueryClient();
  const rule = useMutation(ruleOnStandingOrderMutation());
  const stop = useMutation(stopStandingOrderMutation());
  const [last, setLast] = useState<Act>("stop");
  if (act !== null && act !== last) setLast(act);
  const onConfirm = async (reason: string) => {
    const { id: orderId } = order;
    if (last === "stop") await stop.mutateAsync({ orderId, reason });
    else await rule.mutateAsync({ orderId, ruling: last, reason });
    await client.invalidateQueries({ queryKey: keys.standingOrders });
  };
  return (
    <ReasonDialog
      opened={act !== null}
      onClose={onClose}
      {...wordsOf(order, last)}
      isDangerous={last === "approved"}
      isFinal
      onConfirm={onConfirm}
    />
  );
}

function wordsOf(order: StandingOrderView, act: Act) {
  if (act === "stop") {
    return {
      title: order.state === "proposed" ? "Withdraw the standing order" : "Stop the standing order",
      confirmLabel: order.state === "proposed" ? "Withdraw" : "Stop it",
      consequences: ["It acts on nobody any more. What it did stays until somebody takes it back."],
    };
  }
  if (act === "declined") {
    return { title: "Decline the standing order", confirmLabel: "Decline", consequences: ["It never acts."] };
  }
  return {
    title: "Approve the standing order",
    confirmLabel: "Approve",
    consequences: [
      `${deedInWords(order)}: whoever joins the core of ${order.campaign} through a hard link from now on, at most ${order.capPerDay} a day.`,
      "It acts without a person, at once. A person looks at each account within 24 hours, or it acts no more.",
      "It stops at the first of its decisions that somebody takes back.",
    ],
  };
}
