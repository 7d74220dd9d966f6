// An extension of somebody else, which uses what ours gives to others.
const vscode = require('vscode');

exports.activate = async () => {
  const api = await vscode.extensions.getExtension('vmibench.vmibench').activate();
  return {
    regressions: async (text) => {
      const { rows } = await api.judge(text, { warn: 0.005 });
      return rows.filter(({ verdict }) => verdict.word === 'regression').map(({ key }) => key);
    },
  };
};
