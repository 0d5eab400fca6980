/* raveberry sources sha256:c2c5da051f556994ee4cc622c8341e39596b57eb75cd5642e55aa8fb597144f1 */
/* licences: licences.txt */
import{a}from"./chunk-5735ROK5.js";import"./chunk-K5QTPNN5.js";import"./chunk-OTWQP2PM.js";export{a as sheets};
