/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import"./chunk-BTOLMQWT.js";import"./chunk-5SN7UZAZ.js";import"./chunk-7QBRE4PK.js";import"./chunk-RZYV6DFK.js";
