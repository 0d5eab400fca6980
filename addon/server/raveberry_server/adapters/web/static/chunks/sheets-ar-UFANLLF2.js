/* raveberry sources sha256:7c6cb522f778e8822c5d71b9e792fdf862c575174265fa39c15500e7317a0d47 */
/* licences: licences.txt */
import{a}from"./chunk-TGLJO4BW.js";import"./chunk-LYXLFGJ3.js";import"./chunk-PI66FG3A.js";export{a as sheets};
