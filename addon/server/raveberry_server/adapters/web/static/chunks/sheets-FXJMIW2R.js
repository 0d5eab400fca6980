/* raveberry sources sha256:614024bdfc8726ec */
/* licences: licences.txt */
import{a}from"./chunk-B4UEA55K.js";import"./chunk-5AWRX5YG.js";import"./chunk-XH5LEMPK.js";export{a as sheets};
