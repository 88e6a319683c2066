/** Does what mends something, if that is wanted and nobody else is at work; tells whether it did. */
export type Repair = (mend: () => Promise<unknown>) => Promise<boolean>;

export const noRepair: Repair = async () => false;

export const repairing: Repair = async (mend) => {
  await mend();
  return true;
};
