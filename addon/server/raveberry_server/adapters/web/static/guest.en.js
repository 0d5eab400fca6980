/* raveberry sources sha256:9a734be89e92c8a14bacab953a902d4977d4314eff6fb24b55ad01cd5a15da07 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-XOHO57ZQ.js";import{a as m,b as o}from"./chunks/chunk-XEY6QBHR.js";import"./chunks/chunk-33N3RGA5.js";import"./chunks/chunk-LAOLWCG3.js";import"./chunks/chunk-SIP4KZPO.js";import"./chunks/chunk-MXQIXGP7.js";r({...m,why:o});
