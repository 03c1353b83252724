"use client";
import { useMantineColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { usePermission } from "@/components/session/session";
import { signOut } from "@/components/session/sign-out";
import { startDetectionMutation } from "@/lib/queries/jobs";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import type { OfferedAction } from "./offered-actions";

/** What can be done on every page. */
export function useEverywhere(onHelp: () => void): OfferedAction[] {
  const client = useQueryClient();
  const mayRun = usePermission("detection.run");
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const other = colorScheme === "dark" ? "light" : "dark";
  const start = useMutation({
    ...startDetectionMutation(),
    onSuccess: () => notifications.show({ color: "lake", title: "Detection", message: "The run waits to begin." }),
    onError: (error) => notifications.show({ color: "red", title: "No run", message: asProblem(error).message }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.jobs }),
  });
  const running: OfferedAction[] = [
    { label: "Run detection", keywords: ["detect", "start"], run: () => start.mutate("everything") },
    { label: "Run detection on what moved", keywords: ["detect", "start"], run: () => start.mutate("moved") },
  ];
  return [
    ...(mayRun ? running : []),
    { label: "Keyboard shortcuts", shortcut: "?", keywords: ["help", "keys"], run: onHelp },
    { label: `Switch to ${other}`, keywords: ["scheme", "theme", "colours"], run: () => setColorScheme(other) },
    { label: "Sign out", keywords: ["log out", "logout", "leave"], run: () => void signOut() },
  ];
}
