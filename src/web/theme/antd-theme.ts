import type { ThemeConfig } from 'antd';

/** Ink blue, laurel green, seal red on white and warm grey; small radius, quiet motion. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1F4E79', colorSuccess: '#3F7D58', colorWarning: '#8A6A12', colorError: '#B3261E', colorInfo: '#1F4E79', colorLink: '#1F4E79',
    colorBgLayout: '#F3F2EE', colorText: '#1F2933', colorTextSecondary: '#52606D', colorTextDescription: '#5A6672', colorTextPlaceholder: '#66717D', colorTextDisabled: '#6B7680', colorBorder: '#D8D5CB', colorBorderSecondary: '#E6E3DA',
    borderRadius: 4, fontSize: 14, lineHeight: 1.6, motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
    fontFamily: 'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  },
  components: { Table: { fontSize: 13, cellPaddingBlock: 8 }, Layout: { headerBg: '#ffffff' } },
};
