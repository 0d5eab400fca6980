/* raveberry sources sha256:3187d74a070d99964cc34d3d30df0e4d932d52af4e631f9fb72482f4f50c6839 */
/* licences: licences.txt */
import{a}from"./chunk-4ZM6BQUH.js";import"./chunk-YCUOEWLV.js";import"./chunk-RHQRRFB6.js";export{a as sheets};
