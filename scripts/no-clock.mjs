/**
 * A rule of the linter: what is pure asks no clock. `new Date()` and `Date()` read the time; `new Date(instant)` is a value.
 */
const noClock = {
  create(context) {
    const look = (node) => {
      const { callee } = node;
      const readsTime = node.type === 'CallExpression' || node.arguments.length === 0;
      if (callee.type === 'Identifier' && callee.name === 'Date' && readsTime)
        context.report({ node, message: 'This layer has no clock: take the time in as an argument.' });
    };
    return { NewExpression: look, CallExpression: look };
  },
};

export default { meta: { name: 'laurel' }, rules: { 'no-clock': noClock } };
