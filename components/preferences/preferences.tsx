"use client";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { usePermission } from "@/components/session/session";
import { defaultSettings, type UserSettings } from "@/lib/people/contract";
import { settingsQuery } from "@/lib/queries/settings";
import { Appearance } from "./appearance";

const Preferences = createContext<UserSettings>(defaultSettings);

/** How the console looks to who is signed in, for everything below. */
export function PreferencesProvider({ settings, children }: { settings: UserSettings; children: ReactNode }) {
  const enabled = usePermission("settings.own");
  const { data } = useQuery({ ...settingsQuery(), initialData: settings, enabled });
  return (
    <Preferences value={data}>
      <Appearance settings={data} />
      {children}
    </Preferences>
  );
}

export const usePreferences = (): UserSettings => useContext(Preferences);

const never = () => () => undefined;
const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone that times are shown in, by its IANA name. The server does not know the browser's: there it is UTC. */
export function useZone(): string {
  const { zone } = usePreferences();
  const own = useSyncExternalStore(never, ownZone, () => "UTC");
  return zone === "utc" ? "UTC" : own;
}
