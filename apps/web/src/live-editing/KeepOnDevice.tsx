import { useCallback, useMemo, useState } from 'react';
import { useStatement } from '../statements/StatementScope.js';
import { Checkbox } from '../ui/fields.js';
import { canKeep, deviceStore, type DeviceStore } from './device-store.js';

/** Whether a member's unsent words are kept on this device, and how to change that. */
export interface KeptOnDevice {
  /** Null while nothing is kept. */
  readonly device: DeviceStore | null;
  readonly choose: (keeps: boolean) => void;
}

/** What a member chose on this device, for all sections. Nothing is kept before they choose (P10). */
export function useKeptOnDevice(sectionId: string): KeptOnDevice {
  const { me } = useStatement();
  const memberId = me?.id ?? null;
  const [keeps, setKeeps] = useState(() => memberId !== null && canKeep() && hasChosen(memberId));
  const device = useMemo(
    () => (keeps && memberId !== null ? deviceStore(memberId, sectionId) : null),
    [keeps, memberId, sectionId],
  );
  const choose = useCallback(
    (chosen: boolean) => {
      if (memberId === null) return;
      if (chosen) localStorage.setItem(choiceOf(memberId), 'yes');
      else localStorage.removeItem(choiceOf(memberId));
      setKeeps(chosen);
    },
    [memberId],
  );
  return { device, choose };
}

/** Offers to keep on this device what cannot be saved at once. */
export function KeepOnDevice({ device, choose }: KeptOnDevice) {
  if (!canKeep()) return null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">If you lose your connection</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          You can go on writing. Your words are saved when the connection comes back, as long as this page stays open.
        </p>
        <p className="govuk-body">
          You can also keep them on this device, so that they are still here when you close the page. Do this only on a
          device of your own. Signing out deletes them.
        </p>
        <div className="govuk-checkboxes">
          <Checkbox
            id="keep-on-device"
            label="Keep words that are not saved on this device"
            checked={device !== null}
            onChange={choose}
          />
        </div>
      </div>
    </details>
  );
}

function hasChosen(memberId: string): boolean {
  try {
    return localStorage.getItem(choiceOf(memberId)) === 'yes';
  } catch {
    // Some browsers let a page keep nothing at all.
    return false;
  }
}

function choiceOf(memberId: string): string {
  return `common-position-keep ${memberId}`;
}
