"""Writes eight-bits.onnx, by which the program learns whether this processor adds products of 8 bits right.

    eight_bits.py src/main/resources/org/fascicle/segment/onnx/eight-bits.onnx

One output, the sum over 64 inputs of input times 127 in 8 bits. For inputs of 255 it is 64 x 255 x 127; processors that add pairs of products in 16 bits
(x64 with AVX2 but without VNNI) stop at 32767 a pair and say about half.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

INPUTS = 64


def main():
    weights = np.full((1, INPUTS, 1, 1), 127, np.int8)
    constants = {"one": np.float32(1), "sum_scale": np.float32(INPUTS * 255 * 127 / 200), "zero": np.uint8(0), "weight_zero": np.int8(0), "weights": weights}
    nodes = [
        helper.make_node("QuantizeLinear", ["values", "one", "zero"], ["bytes"]),
        helper.make_node("DequantizeLinear", ["bytes", "one", "zero"], ["again"]),
        helper.make_node("DequantizeLinear", ["weights", "one", "weight_zero"], ["factors"]),
        helper.make_node("Conv", ["again", "factors"], ["product"], kernel_shape=[1, 1]),
        helper.make_node("QuantizeLinear", ["product", "sum_scale", "zero"], ["sum_bytes"]),
        helper.make_node("DequantizeLinear", ["sum_bytes", "sum_scale", "zero"], ["sum"]),
    ]
    graph = helper.make_graph(nodes, "eight bits", [helper.make_tensor_value_info("values", TensorProto.FLOAT, [1, INPUTS, 4, 4])],
                              [helper.make_tensor_value_info("sum", TensorProto.FLOAT, [1, 1, 4, 4])],
                              [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, sys.argv[1])


if __name__ == "__main__":
    main()
