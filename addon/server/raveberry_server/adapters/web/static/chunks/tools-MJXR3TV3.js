/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import"./chunk-ZXHHR56B.js";import"./chunk-R32IFGTV.js";import"./chunk-7W7EAUGF.js";import"./chunk-DYKUG6MI.js";
