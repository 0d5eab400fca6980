/* raveberry sources sha256:ff6b636545f7a8a9ccbf05b3899fa2a52920ee061759f9bbd85d9dfd6408d043 */
/* licences: licences.txt */
import{a}from"./chunk-6JMKFPPE.js";import"./chunk-UODZSGZM.js";import"./chunk-PZ2UPL4K.js";export{a as sheets};
