/**
 * Colours of VS Code's four default themes, as a webview receives them: the variables that the page and the toolkit
 * use. Facts read from a running VS Code's documentation of its colours; alpha values as VS Code writes them.
 */
export type Theme = 'dark' | 'light' | 'hc-dark' | 'hc-light';

export const themes: readonly Theme[] = ['dark', 'light', 'hc-dark', 'hc-light'];

/** Classes that VS Code sets on the body of a webview. */
export const bodyClass: Readonly<Record<Theme, string>> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast vscode-high-contrast-light',
};

const common = {
  'font-family': '"Segoe UI", "Liberation Sans", system-ui, sans-serif',
  'font-size': '13px',
  'font-weight': 'normal',
  'editor-font-family': '"DejaVu Sans Mono", monospace',
};

const dark = {
  'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc', foreground: '#cccccc', descriptionForeground: '#9d9d9d', errorForeground: '#f85149',
  focusBorder: '#0078d4', 'panel-border': '#2b2b2b', 'editorGroup-border': '#2b2b2b', 'widget-border': '#313131', 'sideBar-background': '#181818',
  'list-hoverBackground': '#2a2d2e', 'list-activeSelectionBackground': '#04395e', 'list-activeSelectionForeground': '#ffffff',
  'textLink-foreground': '#4daafc', 'textLink-activeForeground': '#4daafc', 'button-background': '#0078d4', 'button-foreground': '#ffffff', 'button-hoverBackground': '#026ec1',
  'button-border': '#ffffff12', 'button-secondaryBackground': '#313131', 'button-secondaryForeground': '#cccccc', 'button-secondaryHoverBackground': '#3c3c3c',
  'dropdown-background': '#313131', 'dropdown-foreground': '#cccccc', 'dropdown-border': '#3c3c3c', 'input-background': '#313131', 'input-foreground': '#cccccc', 'input-border': '#3c3c3c', 'input-placeholderForeground': '#989898',
  'checkbox-background': '#313131', 'checkbox-foreground': '#cccccc', 'checkbox-border': '#3c3c3c', 'badge-background': '#616161', 'badge-foreground': '#f8f8f8',
  'panelTitle-activeForeground': '#cccccc', 'panelTitle-inactiveForeground': '#9d9d9d', 'panelTitle-activeBorder': '#0078d4', 'editorWidget-background': '#202020',
  'editorHoverWidget-background': '#202020', 'editorHoverWidget-foreground': '#cccccc', 'editorHoverWidget-border': '#454545', 'toolbar-hoverBackground': '#5a5d5e50',
  'inputOption-activeBackground': '#2489db82', 'inputOption-activeForeground': '#ffffff', 'inputOption-activeBorder': '#2488db', 'inputValidation-errorBackground': '#5a1d1d', 'inputValidation-errorBorder': '#be1100',
  'problemsErrorIcon-foreground': '#f14c4c', 'problemsWarningIcon-foreground': '#cca700', 'problemsInfoIcon-foreground': '#3794ff',
  'charts-foreground': '#cccccc', 'charts-lines': '#cccccc80', 'charts-red': '#f14c4c', 'charts-blue': '#3794ff', 'charts-yellow': '#cca700', 'charts-orange': '#d18616', 'charts-green': '#89d185', 'charts-purple': '#b180d7',
  'scrollbarSlider-background': '#79797966', 'disabledForeground': '#cccccc80',
};

const light: Record<string, string> = {
  'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b', foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', errorForeground: '#f85149',
  focusBorder: '#005fb8', 'panel-border': '#e5e5e5', 'editorGroup-border': '#e5e5e5', 'widget-border': '#e5e5e5', 'sideBar-background': '#f8f8f8',
  'list-hoverBackground': '#f2f2f2', 'list-activeSelectionBackground': '#e8e8e8', 'list-activeSelectionForeground': '#000000',
  'textLink-foreground': '#005fb8', 'textLink-activeForeground': '#005fb8', 'button-background': '#005fb8', 'button-foreground': '#ffffff', 'button-hoverBackground': '#0258a8',
  'button-border': '#0000001a', 'button-secondaryBackground': '#e5e5e5', 'button-secondaryForeground': '#3b3b3b', 'button-secondaryHoverBackground': '#cccccc',
  'dropdown-background': '#ffffff', 'dropdown-foreground': '#3b3b3b', 'dropdown-border': '#cecece', 'input-background': '#ffffff', 'input-foreground': '#3b3b3b', 'input-border': '#cecece', 'input-placeholderForeground': '#767676',
  'checkbox-background': '#f8f8f8', 'checkbox-foreground': '#3b3b3b', 'checkbox-border': '#cecece', 'badge-background': '#cccccc', 'badge-foreground': '#3b3b3b',
  'panelTitle-activeForeground': '#3b3b3b', 'panelTitle-inactiveForeground': '#3b3b3b', 'panelTitle-activeBorder': '#005fb8', 'editorWidget-background': '#f8f8f8',
  'editorHoverWidget-background': '#f8f8f8', 'editorHoverWidget-foreground': '#3b3b3b', 'editorHoverWidget-border': '#c8c8c8', 'toolbar-hoverBackground': '#b8b8b850',
  'inputOption-activeBackground': '#bed6ed', 'inputOption-activeForeground': '#000000', 'inputOption-activeBorder': '#005fb8', 'inputValidation-errorBackground': '#f2dede', 'inputValidation-errorBorder': '#be1100',
  'problemsErrorIcon-foreground': '#e51400', 'problemsWarningIcon-foreground': '#bf8803', 'problemsInfoIcon-foreground': '#1a85ff',
  'charts-foreground': '#3b3b3b', 'charts-lines': '#3b3b3b80', 'charts-red': '#e51400', 'charts-blue': '#1a85ff', 'charts-yellow': '#bf8803', 'charts-orange': '#d18616', 'charts-green': '#388a34', 'charts-purple': '#652d90',
  'scrollbarSlider-background': '#64646466', 'disabledForeground': '#61616180',
};

const hcDark: Record<string, string> = {
  'editor-background': '#000000', 'editor-foreground': '#ffffff', foreground: '#ffffff', descriptionForeground: '#ffffffb3', errorForeground: '#f48771',
  contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518', focusBorder: '#f38518', 'panel-border': '#6fc3df', 'editorGroup-border': '#6fc3df', 'widget-border': '#6fc3df', 'sideBar-background': '#000000',
  'textLink-foreground': '#21a6ff', 'textLink-activeForeground': '#21a6ff', 'button-foreground': '#ffffff', 'button-background': '#000000', 'button-border': '#6fc3df', 'button-secondaryForeground': '#ffffff', 'button-secondaryBackground': '#000000',
  'dropdown-background': '#000000', 'dropdown-foreground': '#ffffff', 'dropdown-border': '#6fc3df', 'input-background': '#000000', 'input-foreground': '#ffffff', 'input-border': '#6fc3df', 'input-placeholderForeground': '#ffffffb3',
  'checkbox-background': '#000000', 'checkbox-foreground': '#ffffff', 'checkbox-border': '#6fc3df', 'badge-background': '#000000', 'badge-foreground': '#ffffff',
  'panelTitle-activeForeground': '#ffffff', 'panelTitle-inactiveForeground': '#ffffff', 'panelTitle-activeBorder': '#6fc3df', 'editorWidget-background': '#0c141f',
  'editorHoverWidget-background': '#0c141f', 'editorHoverWidget-foreground': '#ffffff', 'editorHoverWidget-border': '#6fc3df',
  'inputOption-activeForeground': '#ffffff', 'inputOption-activeBorder': '#f38518', 'inputValidation-errorBackground': '#000000', 'inputValidation-errorBorder': '#6fc3df',
  'problemsErrorIcon-foreground': '#f48771', 'problemsWarningIcon-foreground': '#ffd370', 'problemsInfoIcon-foreground': '#3794ff',
  'charts-foreground': '#ffffff', 'charts-lines': '#ffffff80', 'charts-red': '#f48771', 'charts-blue': '#3794ff', 'charts-yellow': '#ffd370', 'charts-orange': '#ff8e00', 'charts-green': '#89d185', 'charts-purple': '#b180d7',
  'scrollbarSlider-background': '#6fc3df99', 'disabledForeground': '#a5a5a5',
};

const hcLight: Record<string, string> = {
  ...hcDark,
  'editor-background': '#ffffff', 'editor-foreground': '#292929', foreground: '#292929', descriptionForeground: '#292929b3', errorForeground: '#b5200d',
  contrastBorder: '#0f4a85', contrastActiveBorder: '#006bbd', focusBorder: '#006bbd', 'panel-border': '#0f4a85', 'editorGroup-border': '#0f4a85', 'widget-border': '#0f4a85', 'sideBar-background': '#ffffff',
  'textLink-foreground': '#0f4a85', 'textLink-activeForeground': '#0f4a85', 'button-background': '#0f4a85', 'button-foreground': '#ffffff', 'button-border': '#0f4a85', 'button-secondaryForeground': '#292929', 'button-secondaryBackground': '#ffffff',
  'dropdown-background': '#ffffff', 'dropdown-foreground': '#292929', 'dropdown-border': '#0f4a85', 'input-background': '#ffffff', 'input-foreground': '#292929', 'input-border': '#0f4a85', 'input-placeholderForeground': '#292929b3',
  'checkbox-background': '#ffffff', 'checkbox-foreground': '#292929', 'checkbox-border': '#0f4a85', 'badge-background': '#0f4a85', 'badge-foreground': '#ffffff',
  'panelTitle-activeForeground': '#292929', 'panelTitle-inactiveForeground': '#292929', 'panelTitle-activeBorder': '#b5200d', 'editorWidget-background': '#ffffff',
  'editorHoverWidget-background': '#ffffff', 'editorHoverWidget-foreground': '#292929', 'editorHoverWidget-border': '#0f4a85',
  'inputOption-activeForeground': '#292929', 'inputOption-activeBorder': '#006bbd', 'inputValidation-errorBackground': '#ffffff', 'inputValidation-errorBorder': '#0f4a85',
  'problemsErrorIcon-foreground': '#b5200d', 'problemsWarningIcon-foreground': '#895503', 'problemsInfoIcon-foreground': '#1a85ff',
  'charts-foreground': '#292929', 'charts-lines': '#29292980', 'charts-red': '#b5200d', 'charts-blue': '#1a85ff', 'charts-yellow': '#895503', 'charts-orange': '#d18616', 'charts-green': '#374e06', 'charts-purple': '#652d90',
  'scrollbarSlider-background': '#0f4a8566', 'disabledForeground': '#7f7f7f',
};

const colours: Readonly<Record<Theme, Readonly<Record<string, string>>>> = { dark, light, 'hc-dark': hcDark, 'hc-light': hcLight };

/** The style attribute that VS Code gives a webview's root element. */
export function rootStyle(theme: Theme): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...common, ...colours[theme] }).map(([name, value]) => [`--vscode-${name}`, value]));
}
