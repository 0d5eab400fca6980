/* raveberry sources sha256:7ef8e4f1ff1f0e17 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-7ZAX4POI.js";import{a as m,b as o}from"./chunks/chunk-3ATQLNPJ.js";import"./chunks/chunk-5JXHAZU2.js";import"./chunks/chunk-OGA3MBAL.js";import"./chunks/chunk-XCMEAJVB.js";import"./chunks/chunk-RGE3XIJW.js";r({...m,why:o});
