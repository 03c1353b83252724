"use client";
import { AppShell, Burger, Group, Kbd, ScrollArea, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { PreferencesProvider } from "@/components/preferences/preferences";
import { SessionProvider } from "@/components/session/session";
import { undoOffered } from "@/components/undo/offer-undo";
import type { SessionView } from "@/lib/auth/contract";
import type { UserSettings } from "@/lib/people/contract";
import { useLiveUpdates } from "@/lib/queries/live";
import { Brand } from "./brand";
import { KeyboardHelp } from "./keyboard-help";
import { Navigation } from "./navigation";
import { Palette, searchOrGo } from "./palette/palette";
import { palette } from "./palette/store";
import classes from "./shell.module.css";
import { useGoKeys } from "./use-go-keys";
import { usePageKeys } from "./use-page-keys";
import { UserMenu } from "./user-menu";

interface ConsoleShellProps {
  session: SessionView;
  settings: UserSettings;
  /** The moment that the page was read at. */
  moment: string;
  children: ReactNode;
}

/** Navigation on the left, one page on the right; palette and keyboard help over everything. */
export function ConsoleShell({ session, settings, moment, children }: ConsoleShellProps) {
  const [isMenuOpen, menu] = useDisclosure(false);
  const [isHelpOpen, help] = useDisclosure(false);
  useGoKeys(session.permissions, help.toggle);
  useLiveUpdates(moment);
  return (
    <SessionProvider session={session}>
      <a href="#main" className="skip-link">
        Skip to content
      </a>
      <AppShell
        navbar={{ width: 196, breakpoint: "sm", collapsed: { mobile: !isMenuOpen } }}
        header={{ height: { base: 44, sm: 0 } }}
        padding="lg"
      >
        <AppShell.Header hiddenFrom="sm" px="sm">
          <Group h="100%" gap="sm">
            <Burger opened={isMenuOpen} onClick={menu.toggle} size="sm" aria-label="Navigation" />
            <Brand />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" className={classes.navbar} aria-label="Main">
          <AppShell.Section visibleFrom="sm" mb="xs">
            <Brand />
          </AppShell.Section>
          <AppShell.Section mb="sm">
            <SearchButton />
          </AppShell.Section>
          <AppShell.Section grow component={ScrollArea}>
            <Navigation onNavigate={menu.close} />
          </AppShell.Section>
          <AppShell.Section>
            <UserMenu onHelp={help.open} />
          </AppShell.Section>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <PreferencesProvider settings={settings}>
            <div className={classes.main}>{children}</div>
          </PreferencesProvider>
        </AppShell.Main>
      </AppShell>
      <UndoKey />
      <Palette onHelp={help.open} />
      <KeyboardHelp opened={isHelpOpen} onClose={help.close} />
    </SessionProvider>
  );
}

/** `u` takes back what was just done. */
function UndoKey() {
  usePageKeys({ u: () => void undoOffered() });
  return null;
}

function SearchButton() {
  return (
    <UnstyledButton className={classes.search} onClick={palette.open} aria-keyshortcuts="Control+K Meta+K">
      <IconSearch size={15} aria-hidden />
      <span style={{ flex: 1 }}>{searchOrGo}</span>
      <Kbd size="xs">⌘K</Kbd>
    </UnstyledButton>
  );
}
