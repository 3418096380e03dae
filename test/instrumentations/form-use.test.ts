import fc from 'fast-check';
import { createFormUse } from '../../src/instrumentations/form-use.ts';
import { createFormLoadRecorder } from '../../src/instrumentations/form-load.ts';

function follow() {
  const said: string[] = [];
  return { said, use: createFormUse((form, action) => void said.push(`${form} ${action}`)) };
}

describe('the rule of forms', () => {
  it('opens a form at its first use, and abandons what is open when the route is left', () => {
    const { said, use } = follow();
    use.use('checkout');
    use.use('checkout');
    use.use('feedback');
    use.submit('checkout');
    use.leave();
    use.leave();

    expect(said).toEqual(['checkout opened', 'feedback opened', 'checkout submitted', 'feedback abandoned']);
  });

  it('opens a form again after it was submitted, and counts a submission without a use', () => {
    const { said, use } = follow();
    use.submit('checkout');
    use.use('checkout');

    expect(said).toEqual(['checkout submitted', 'checkout opened']);
  });

  it('abandons no form more often than it is opened, and leaves none open, in any order of things', () => {
    const step = fc.record({
      what: fc.constantFrom('use', 'submit', 'leave'),
      form: fc.constantFrom('a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const { said, use } = follow();
        for (const { what, form } of steps) use[what](form);
        use.leave();
        const count = (ending: string) => said.filter((one) => one.endsWith(ending)).length;

        expect(count('abandoned') + count('submitted')).toBeGreaterThanOrEqual(count('opened'));
        expect(count('abandoned')).toBeLessThanOrEqual(count('opened'));
      }),
    );
  });
});

describe('form load times', () => {
  it('count from the call or from the last navigation, once', () => {
    const recorded: [string, number][] = [];
    let navigatedAt = performance.now() - 1000;
    const { startFormLoad } = createFormLoadRecorder(
      (form, millis) => void recorded.push([form, millis]),
      () => navigatedAt,
    );
    const usable = startFormLoad('checkout', 'navigation');
    navigatedAt = 0;
    usable();
    usable();
    startFormLoad('feedback')();

    expect(recorded.map(([form]) => form)).toEqual(['checkout', 'feedback']);
    expect(recorded[0]![1]).toBeGreaterThanOrEqual(1000);
    expect(recorded[1]![1]).toBeLessThan(1000);
  });
});
