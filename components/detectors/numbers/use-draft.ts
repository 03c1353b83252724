"use client";
import { useState } from "react";
import type { ConfigurationView } from "@/lib/detection/contract";
import type { Typed } from "./draft";

/** A proposal as it is being written. */
export interface Draft {
  isOpen: boolean;
  /** The version that was live when the writing began. */
  basedOnId: string;
  typed: Typed;
  reason: string;
  /** Numbers that were touched. */
  changed: number;
  open: () => void;
  type: (path: string, value: string | string[]) => void;
  say: (reason: string) => void;
  /** Goes on from another live version; what was typed stays. */
  rebase: (id: string) => void;
  discard: () => void;
}

export function useDraft(live: ConfigurationView): Draft {
  const [isOpen, setIsOpen] = useState(false);
  const [basedOnId, setBasedOnId] = useState(live.id);
  const [typed, setTyped] = useState<Typed>({});
  const [reason, setReason] = useState("");
  return {
    ...{ isOpen, basedOnId, typed, reason, changed: Object.keys(typed).length },
    open: () => {
      setBasedOnId(live.id);
      setIsOpen(true);
    },
    type: (path, value) => setTyped((before) => ({ ...before, [path]: value })),
    say: setReason,
    rebase: setBasedOnId,
    discard: () => {
      setTyped({});
      setReason("");
      setIsOpen(false);
    },
  };
}
