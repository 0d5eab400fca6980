/* raveberry sources sha256:c2c5da051f556994ee4cc622c8341e39596b57eb75cd5642e55aa8fb597144f1 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-GOLBKJWJ.js";import{a as m,b as o}from"./chunks/chunk-3SZMHVPT.js";import"./chunks/chunk-IPECS5GM.js";import"./chunks/chunk-6ASB7ALJ.js";import"./chunks/chunk-K5QTPNN5.js";import"./chunks/chunk-OTWQP2PM.js";r({...m,why:o});
