"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { keys } from "@/lib/queries/keys";
import { addToSetMutation, makeSetMutation, setsQuery } from "@/lib/queries/sets";
import type { SetOutcome, SetSource } from "@/lib/review/contract";
import { sayMade } from "./say-made";

const blank = {
  where: "new" as "new" | "existing",
  name: null as string | null,
  description: "",
  setId: null as string | null,
};

/** What is typed into the dialog, and how it is sent. */
export function useMakeSet(suggestedName: string, opened: boolean, onMade?: (outcome: SetOutcome) => void) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(blank);
  /** Some of whose ids are unknown: shown until it is read. */
  const [outcome, setOutcome] = useState<SetOutcome | null>(null);
  const sets = useQuery({ ...setsQuery(), enabled: opened });
  const make = useMutation(makeSetMutation());
  const add = useMutation(addToSetMutation());
  const name = typed.name ?? suggestedName;
  const chosen = sets.data?.rows.find(({ id }) => id === typed.setId);
  const isNew = typed.where === "new";
  const request = async (source: SetSource) => {
    if (isNew) return make.mutateAsync({ name, description: typed.description, source });
    if (chosen === undefined) throw new Error("No set is chosen.");
    return add.mutateAsync({ setId: chosen.id, version: chosen.version, source });
  };
  const send = async (source: SetSource) => {
    try {
      const done = await request(source);
      setTyped(blank);
      if (done.unknown.total > 0) setOutcome(done);
      else sayMade(done);
      onMade?.(done);
    } finally {
      // After a refusal as well: what somebody else has changed is what is offered next.
      await Promise.all([keys.sets, ["set"]].map((queryKey) => client.invalidateQueries({ queryKey })));
    }
  };
  return {
    ...typed,
    ...{ name, sets, outcome, send, isNew },
    change: (some: Partial<typeof blank>) => setTyped({ ...typed, ...some }),
    forget: () => setOutcome(null),
    isComplete: isNew ? name.trim().length >= 2 : chosen !== undefined,
  };
}
