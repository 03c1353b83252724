"use client";
import { Anchor } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { notRunYet } from "@/components/detection/detection-words";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { firstStepsQuery } from "@/lib/queries/first-steps";
import { isUnderWay } from "./prepare-steps";

/**
 * What a list shows while it is empty: in a new installation the way to the first steps, else what the caller says. `needs` is what it
 * cannot be filled without.
 */
export function NothingYet({ needs, children }: { needs: "data" | "detection"; children: ReactNode }) {
  const maySee = usePermission("ingest.read");
  const { data } = useQuery({ ...firstStepsQuery(), enabled: maySee });
  if (data === undefined || isUnderWay(data) || (needs === "data" && data.exchanges > 0)) return children;
  return (
    <EmptyState
      title={data.exchanges === 0 ? "Nothing is stored yet" : notRunYet}
      action={
        <Anchor component={Link} href="/" size="sm">
          First steps
        </Anchor>
      }
    >
      {data.exchanges === 0
        ? "Bring in exchanges, accounts and model releases; then run detection."
        : "Once it has looked at what is stored, what it found stands here."}
    </EmptyState>
  );
}
