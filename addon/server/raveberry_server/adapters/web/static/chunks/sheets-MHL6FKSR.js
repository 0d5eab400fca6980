/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
import{a}from"./chunk-XH3QKCYQ.js";import"./chunk-IH2GSVD6.js";import"./chunk-Q6J6Y4SO.js";export{a as sheets};
