/* raveberry sources sha256:7a31be67e959ced3608390fa41fdecbf7a03a1864ac2d805c902d4c68d9309a3 */
/* licences: licences.txt */
import{a}from"./chunk-2FTYX3BB.js";import"./chunk-7WWU2VTG.js";import"./chunk-7KUDJGA4.js";export{a as sheets};
